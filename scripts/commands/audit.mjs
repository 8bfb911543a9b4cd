import { auditPackages } from '../lib/audit.mjs';

export async function run() {
  return (await auditPackages()) ? 0 : 1;
}
