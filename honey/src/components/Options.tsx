import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { saveAsFile, transcriptOf } from '../transcript.ts';

/** What the visitor may decide about this chat. */
export function Options({ id }: { id: string }) {
  const { keepsOnDevice, sounds, conversation } = useWidget();
  const messages = conversation?.messages ?? [];
  const { setKeepsOnDevice, setSounds } = useActions();
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
      <label className="option">
        <input
          type="checkbox"
          className="option__box"
          checked={sounds}
          onChange={(event) => {
            setSounds(event.currentTarget.checked);
          }}
        />
        <span>
          A sound when somebody answers
          <small>Two soft notes, while you look at something else.</small>
        </span>
      </label>
      {messages.length === 0 ? null : (
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            saveAsFile(transcriptOf(messages), 'chat.txt');
          }}
        >
          Save this chat as a text file
        </button>
      )}
    </section>
  );
}
