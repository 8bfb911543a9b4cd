import { backInLineFrom } from '@honey/client/apply-evidence';
import { useCallback, useEffect } from 'react';
import { useActions, useWidget } from './chatbot/ActionProvider.tsx';
import type { HostBridge } from './chatbot/host-bridge.ts';
import { AgentAvailabilityWidget } from './components/AgentAvailabilityWidget.tsx';
import { AssistantPanel } from './components/AssistantPanel.tsx';
import { Composer } from './components/Composer.tsx';
import { ConnectionNotice } from './components/ConnectionNotice.tsx';
import { EndedCard } from './components/EndedCard.tsx';
import { Header } from './components/Header.tsx';
import { PersonPanel } from './components/PersonPanel.tsx';
import { PlanningMenu } from './components/PlanningMenu.tsx';
import { QueueStrip } from './components/QueueStrip.tsx';
import { Timeline } from './components/Timeline.tsx';
import { say } from './language/say.ts';
import { sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { useEscapeTwice } from './use-escape-twice.ts';
import { useFocusOnPanel } from './use-focus-on-panel.ts';
import { useHost } from './use-host.ts';
import type { Leave } from './use-host.ts';
import { useScrollToEnd } from './use-scroll-to-end.ts';
import { useSounds } from './use-sounds.ts';

function SceneView({ scene }: { scene: Scene }) {
  const { conversation } = useWidget();
  switch (scene) {
    case 'loading':
      return (
        <p className="card card--looking" role="status">
          <span className="spinner" aria-hidden="true" />
          {say('page.loading')}
        </p>
      );
    case 'ended':
      return <EndedCard />;
    case 'chat':
      return null;
    case 'menu':
      return <PlanningMenu />;
    case 'availability':
      return <AgentAvailabilityWidget />;
    case 'assistant':
      return <AssistantPanel />;
    case 'person':
      return <PersonPanel phase={conversation?.phase ?? { kind: 'bot' }} />;
  }
}

function SceneComposer({ scene }: { scene: Scene }) {
  const { busy, draft, conversation } = useWidget();
  switch (scene) {
    case 'chat':
      return <Composer label={say('write.message')} canSend isToPerson />;
    case 'assistant':
      return <Composer label={say('write.question')} canSend={busy === null} />;
    case 'ended':
      return draft === '' ? null : <Composer label={say('write.undelivered')} canSend={false} />;
    case 'loading':
    case 'person':
      // Who was in a chat goes on writing: it waits for the next counsellor.
      return conversation !== null && backInLineFrom(conversation) !== null ? (
        <Composer label={say('write.message')} canSend />
      ) : null;
    case 'menu':
    case 'availability':
      return null;
  }
}

interface AppProps {
  host: HostBridge;
  leave: Leave;
}

export function App({ host, leave }: AppProps) {
  const state = useWidget();
  const actions = useActions();
  const scene = sceneOf(state);
  useSounds();
  const scroller = useScrollToEnd(state, scene);
  const body = useFocusOnPanel(scene);
  useHost(host, leave);
  const hide = useCallback(() => {
    host.send('honey:escape');
  }, [host]);
  useEscapeTwice(leave.exit, hide);
  useEffect(() => {
    actions.markReceipts();
  }, [actions, state.conversation?.messages]);

  return (
    <div className="widget" ref={body}>
      <Header
        onExit={leave.exit}
        onClose={
          host.isFramed
            ? () => {
                host.send('honey:close');
              }
            : undefined
        }
      />
      <ConnectionNotice />
      <QueueStrip />
      {/* A long chat has nothing in it to go to by keyboard: it can be scrolled by arrow keys itself. */}
      <main className="scroll" ref={scroller} tabIndex={scene === 'chat' ? 0 : undefined}>
        <Timeline />
        <SceneView scene={scene} />
      </main>
      <SceneComposer scene={scene} />
    </div>
  );
}
