/** What `npm audit --json` printed, read: whether the registry answered, and what is not accepted. */
export function readAudit(output: string): { asked: false; why: string } | { asked: true; found: string[] };
