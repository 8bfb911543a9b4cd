const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id that somebody claims, for a log line. What has not the form of our ids could be anybody's words. */
export function loggableId(claimed: string): string {
  return ID.test(claimed) ? claimed : 'not an id';
}
