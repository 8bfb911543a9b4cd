import { useActions, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { saveAsFile, transcriptOf } from '../transcript.ts';
import { CheckOption } from './CheckOption.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { SoundOption } from './SoundOption.tsx';

/** What the visitor may decide about this chat. */
export function Options({ id }: { id: string }) {
  const { keepsOnDevice, conversation } = useWidget();
  const messages = conversation?.messages ?? [];
  const { setKeepsOnDevice } = useActions();
  return (
    <section className="options" id={id} aria-label={say('header.options')}>
      <CheckOption
        checked={keepsOnDevice}
        onCheck={setKeepsOnDevice}
        note={say(keepsOnDevice ? 'options.kept' : 'options.notKept')}
      >
        {say('options.keep')}
      </CheckOption>
      <SoundOption />
      <LanguageChoice />
      {messages.length === 0 ? null : (
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            saveAsFile(transcriptOf(messages), 'chat.txt');
          }}
        >
          {say('options.save')}
        </button>
      )}
    </section>
  );
}
