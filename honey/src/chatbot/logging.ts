/** Ids and counts only: never a message body, never a token. */
export type LogDetails = Record<string, string | number | boolean | null | undefined>;

const SWITCH = 'honey-logging';

function switchedOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) === 'on';
  } catch {
    return false;
  }
}

/** In production the console stays silent unless somebody asked for it: people share phones. */
function isOn(): boolean {
  const mode = document.querySelector('meta[name="honey-mode"]')?.getAttribute('content') ?? 'development';
  return mode !== 'production' || switchedOn();
}

/** Writes one checkpoint of the escalation flow to the console. The only place in the widget that logs. */
export function logEscalation(message: string, details?: LogDetails): void {
  if (!isOn()) return;
  if (details === undefined) console.log(message);
  else console.log(message, details);
}
