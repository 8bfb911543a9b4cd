import type { WidgetState } from './chatbot/widget-state.ts';

/** What stands under the conversation. A chat that ended and a person who is there come before the visitor's choice. */
export type Scene = 'loading' | 'ended' | 'chat' | WidgetState['panel'];

export function sceneOf({ conversation, panel, trouble, busy }: WidgetState): Scene {
  if (trouble?.about === 'session' || conversation?.phase.kind === 'closed') return 'ended';
  if (conversation?.phase.kind === 'assigned') return 'chat';
  if (trouble?.about === 'load' || (conversation === null && busy === 'loading')) return 'loading';
  return panel;
}
