import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';

/** What the visitor may decide about this chat. */
export function Options({ id }: { id: string }) {
  const { keepsOnDevice } = useWidget();
  const { setKeepsOnDevice } = useActions();
  return (
    <section className="options" id={id} aria-label="Options">
      <label className="option">
        <input
          type="checkbox"
          className="option__box"
          checked={keepsOnDevice}
          onChange={(event) => {
            setKeepsOnDevice(event.currentTarget.checked);
          }}
        />
        <span>
          Keep this chat on this device
          <small>
            {keepsOnDevice
              ? 'You find it here when you come back.'
              : 'Nothing is kept. The chat ends when you close or reload this page.'}
          </small>
        </span>
      </label>
    </section>
  );
}
