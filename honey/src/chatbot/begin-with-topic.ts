import type { Actions } from './ActionProvider.tsx';
import type { PlanningMethod } from './menu.ts';
import type { Services } from './services.ts';

/** Chooses what the site has settled, once, when somebody looks at the menu who has no conversation. */
export function beginWithTopic({ store }: Services, actions: Actions, topic: PlanningMethod | null): void {
  if (topic === null) return;
  const begin = () => {
    const { conversation, busy, trouble, visible, panel } = store.get();
    if (!visible || busy !== null || trouble !== null) return;
    stop();
    if (conversation === null && panel === 'menu') void actions.handlePlanningMethodSelection(topic);
  };
  const stop = store.subscribe(begin);
  begin();
}
