import type { Trouble } from '../chatbot/widget-state.ts';
import { troubleWords } from '../words.ts';

/** Says what did not work. The way onward stands beside it. */
export function TroubleNotice({ trouble }: { trouble: Trouble }) {
  return (
    <p className="notice notice--alert" role="alert">
      {troubleWords(trouble)}
    </p>
  );
}
