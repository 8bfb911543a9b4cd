import { playTone } from '@honey/client/tone';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { createLanguageChoice } from './language-choice.ts';
import { logEscalation } from './logging.ts';
import { GENERAL_QUESTION } from './menu.ts';
import type { AgentType, PlanningMethod } from './menu.ts';
import { createRate } from './rate.ts';
import type { Services } from './services.ts';
import type { Panel, Unsent, WidgetState } from './widget-state.ts';
import { createWiring } from './wiring.ts';

const SOUNDS = 'honey:sounds';

/** Everything a visitor can do. The verbs themselves live in the files beside this one. */
export type Actions = ReturnType<typeof createActions>;

export function createActions(services: Services) {
  const { store, device } = services;
  store.set({ keepsOnDevice: device.keeps(), sounds: device.getItem(SOUNDS) !== null });
  const wiring = createWiring(services);
  const { escalateToHuman, setupAgentCommunication, setupQueueStatusUpdates } = wiring;

  function handleGeneralQuestion() {
    logEscalation(`🎯 User selected: ${GENERAL_QUESTION}`);
    store.set({ panel: 'availability', trouble: null });
  }

  async function handlePlanningMethodSelection(method: PlanningMethod) {
    if (method === GENERAL_QUESTION) {
      handleGeneralQuestion();
      return;
    }
    logEscalation(`🎯 User selected: ${method}`);
    await wiring.askAssistant({ choice: method });
  }

  async function handleAgentTypeSelection(type: AgentType) {
    if (store.get().busy !== null) return;
    logEscalation(`🎯 User Selection: ${type}`);
    if (type === 'AI Chatbot') {
      logEscalation('🤖 User selected: AI Chatbot');
      store.set({ panel: 'assistant', trouble: null });
      return;
    }
    logEscalation('🤝 User selected: Human Agent');
    await wiring.whileEscalating(async () => {
      const result = await escalateToHuman();
      logEscalation(`📥 Escalation result: ${JSON.stringify(result)}`);
      logEscalation(`🎯 Escalation Status: ${result.status}`);
      if (result.status === 'ASSIGNED') setupAgentCommunication(result.agentId);
      if (result.status === 'QUEUED') {
        logEscalation(`⏳ Added to queue, position: ${String(result.position)}`);
        logEscalation(`⏱️ Estimated wait: ${String(result.estimatedWait)}`);
        wiring.connect(null);
        setupQueueStatusUpdates();
      }
    });
  }

  return {
    ...wiring,
    ...createLanguageChoice(services),
    rate: createRate(services),
    handlePlanningMethodSelection,
    handleGeneralQuestion,
    handleAgentTypeSelection,
    escalateToHuman,
    setupAgentCommunication,
    setupQueueStatusUpdates,
    showPanel: (panel: Panel) => {
      store.set({ panel, trouble: null });
    },
    /** Changes the message that is written instead of waiting, or shows or hides its form. */
    editMessage: (change: Partial<Unsent>) => {
      store.set({ unsent: { ...store.get().unsent, ...change }, trouble: null });
    },
    setDraft: (draft: string) => {
      store.set({ draft });
    },
    setKeepsOnDevice: (keepsOnDevice: boolean) => {
      device.setKeeps(keepsOnDevice);
      store.set({ keepsOnDevice });
    },
    setSounds: (sounds: boolean) => {
      if (sounds) device.setItem(SOUNDS, 'on');
      else device.removeItem(SOUNDS);
      store.set({ sounds });
      // As it will sound; the touch lets the browser allow it.
      if (sounds) playTone();
    },
    setVisible: (visible: boolean) => {
      store.set({ visible });
      wiring.markReceipts();
    },
  };
}

interface Provided {
  services: Services;
  actions: Actions;
}

const Context = createContext<Provided | null>(null);

/** Gives the components below it the visitor's actions and state. */
export function ActionProvider({ services, actions, children }: Provided & { children: ReactNode }) {
  return <Context.Provider value={{ services, actions }}>{children}</Context.Provider>;
}

function useProvided(): Provided {
  const provided = useContext(Context);
  if (provided === null) throw new Error('ActionProvider is missing');
  return provided;
}

export function useActions(): Actions {
  return useProvided().actions;
}

export function useServices(): Services {
  return useProvided().services;
}

/** The widget's state; the component renders again when it changes. */
export function useWidget(): WidgetState {
  const { store } = useProvided().services;
  return useSyncExternalStore(store.subscribe, store.get);
}
