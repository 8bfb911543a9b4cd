import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { CheckOption } from './CheckOption.tsx';

/** Whether to be told by a sound. Browsers let no frame of another site show a system notification. */
export function SoundOption() {
  const { sounds } = useWidget();
  const { setSounds } = useActions();
  return (
    <CheckOption checked={sounds} onCheck={setSounds} note={say('options.soundNote')}>
      {say('options.sound')}
    </CheckOption>
  );
}
