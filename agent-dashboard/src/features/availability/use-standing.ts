import { useDesk } from '../desk/desk-context.ts';
import { standing } from './standing.ts';
import { useLine } from './use-line.ts';
import { useMe } from './use-me.ts';

/** Whether new chats come, and who waits, in words; undefined until it is known. */
export const useStanding = () => {
  const { link } = useDesk();
  const { data: me } = useMe();
  const { data: line } = useLine();
  return me === undefined ? undefined : standing({ me, isLive: link.state.kind === 'registered', line });
};
