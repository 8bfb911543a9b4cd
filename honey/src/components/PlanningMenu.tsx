import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { GENERAL_QUESTION, methods } from '../chatbot/menu.ts';
import type { PlanningMethod } from '../chatbot/menu.ts';
import { say } from '../language/say.ts';
import type { TextKey } from '../language/say.ts';

/** What stands on the buttons. What is sent stays as the knowledge base knows it. */
const labels: Readonly<Record<PlanningMethod, TextKey>> = {
  'How to get pregnant': 'menu.pregnant',
  'How to prevent pregnancy': 'menu.prevent',
  'How to improve my sex life': 'menu.sexLife',
  'Change or stop my method': 'menu.change',
  [GENERAL_QUESTION]: 'menu.general',
};

/** The first question: what is this about? */
export function PlanningMenu() {
  const { busy } = useWidget();
  const { handlePlanningMethodSelection } = useActions();
  return (
    <nav className="panel" aria-labelledby="menu-title" tabIndex={-1}>
      <h2 id="menu-title" className="panel__title">
        {say('menu.title')}
      </h2>
      <ul className="choices">
        {methods.map((method) => (
          <li key={method}>
            <button
              type="button"
              className={`choice${method === GENERAL_QUESTION ? ' choice--accent' : ''}`}
              disabled={busy !== null}
              onClick={() => void handlePlanningMethodSelection(method)}
            >
              {say(labels[method])}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
