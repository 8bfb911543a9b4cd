import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { GENERAL_QUESTION, methods } from '../chatbot/menu.ts';

/** The first question: what is this about? */
export function PlanningMenu() {
  const { busy } = useWidget();
  const { handlePlanningMethodSelection } = useActions();
  return (
    <nav className="panel" aria-labelledby="menu-title" tabIndex={-1}>
      <h2 id="menu-title" className="panel__title">
        What would you like to talk about?
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
              {method}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
