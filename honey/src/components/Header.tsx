import { backInLineFrom } from '@honey/client/apply-evidence';
import { useState } from 'react';
import { useWidget } from '../chatbot/ActionProvider.tsx';
import type { WidgetState } from '../chatbot/widget-state.ts';
import { say } from '../language/say.ts';
import { standingWords } from '../words.ts';
import { CloseIcon, ExitIcon, OptionsIcon } from './icons.tsx';
import { Options } from './Options.tsx';

interface Identity {
  name: string;
  note: string;
  side: 'assistant' | 'person' | 'waiting';
}

function assistant(): Identity {
  return { name: say('header.assistant'), note: say('header.assistantNote'), side: 'assistant' };
}

/** Who the visitor is talking to, honestly. */
export function identityOf({ conversation, panel, messageLeft }: WidgetState): Identity {
  if (conversation === null) return assistant();
  const { phase } = conversation;
  switch (phase.kind) {
    case 'assigned':
      return { name: say('header.person', { name: phase.agentName }), note: say('header.personNote'), side: 'person' };
    case 'closed':
      return { name: say('header.ended'), note: say('header.endedNote'), side: 'assistant' };
    case 'queued':
      if (panel !== 'person' || messageLeft !== null) break;
      return {
        name: say('header.waiting'),
        note: standingWords(phase.place, backInLineFrom(conversation) !== null),
        side: 'waiting',
      };
    case 'bot':
    case 'outside_hours':
  }
  return assistant();
}

const OPTIONS_ID = 'options';

interface HeaderProps {
  onExit: () => void;
  /** Absent when the widget is a page of its own. */
  onClose: (() => void) | undefined;
}

export function Header({ onExit, onClose }: HeaderProps) {
  const { name, note, side } = identityOf(useWidget());
  const [hasOptions, setHasOptions] = useState(false);
  return (
    <>
      <header className={`header${onClose === undefined ? '' : ' header--framed'}`}>
        <span className={`mark mark--${side}`} aria-hidden="true">
          {side === 'person' ? name.charAt(0) : null}
        </span>
        <div className="header__who" aria-live="polite">
          <h1 className="header__name">{name}</h1>
          <p className="header__note">{note}</p>
        </div>
        <button type="button" className="exit" onClick={onExit} title={say('header.exitNote')}>
          <ExitIcon />
          <span>{say('header.exit')}</span>
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={say('header.options')}
          aria-expanded={hasOptions}
          aria-controls={OPTIONS_ID}
          onClick={() => {
            setHasOptions(!hasOptions);
          }}
        >
          <OptionsIcon />
        </button>
        {onClose === undefined ? null : (
          <button type="button" className="icon-button" onClick={onClose} aria-label={say('launcher.close')}>
            <CloseIcon />
          </button>
        )}
      </header>
      {hasOptions ? <Options id={OPTIONS_ID} /> : null}
    </>
  );
}
