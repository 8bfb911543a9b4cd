import { BrandMark } from '@honey/ui/brand-mark';
import { ColorSchemeToggle } from '@honey/ui/color-scheme-toggle';
import { ConnectionBadge } from '@honey/ui/connection-badge';
import { AccountMenu } from '../features/availability/account-menu.tsx';
import { LoadMeter } from '../features/availability/load-meter.tsx';
import { StatusReason } from '../features/availability/status-reason.tsx';
import { StatusSwitch } from '../features/availability/status-switch.tsx';
import { useMe } from '../features/availability/use-me.ts';
import { useDesk } from '../features/desk/desk-context.ts';
import classes from './layout.module.css';

/** Who one is, whether chats come, how many one has, and whether the page is live. */
export const Header = () => {
  const { link } = useDesk();
  const { data: me } = useMe();
  return (
    <header className={classes['header']}>
      <div className={classes['brand']}>
        <BrandMark />
        <h1 className={classes['name']}>
          Honey <span>Agent desk</span>
        </h1>
      </div>
      {me === undefined ? null : (
        <>
          <StatusSwitch status={me.status} />
          <StatusReason status={me.status} reason={me.statusReason} />
          <LoadMeter currentChats={me.currentChats} maxChats={me.maxChats} />
        </>
      )}
      <div className={classes['tools']}>
        <ConnectionBadge state={link.state} onRetry={link.reconnectNow} />
        <ColorSchemeToggle />
        <AccountMenu currentChats={me?.currentChats ?? 0} />
      </div>
    </header>
  );
};
