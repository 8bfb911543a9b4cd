import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';

/** Whether to be told by a sound. Browsers let no frame of another site show a system notification. */
export function SoundOption() {
  const { sounds } = useWidget();
  const { setSounds } = useActions();
  return (
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
        {say('options.sound')}
        <small>{say('options.soundNote')}</small>
      </span>
    </label>
  );
}
