/** Every zone this browser knows, by IANA name; the one in use is always among them. */
export function timeZones(inUse: string): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), inUse])].sort((a, b) => a.localeCompare(b));
}

/** Weekday and time of day in a zone at `now` (epoch milliseconds); "unknown" for a zone this browser does not know. */
export function currentTime(timeZone: string, now: number): string {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(
      now,
    );
  } catch {
    return 'an unknown time';
  }
}
