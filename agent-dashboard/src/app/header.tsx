import { BrandMark } from '@honey/ui/brand-mark';
import { ColorSchemeToggle } from '@honey/ui/color-scheme-toggle';
import { ConnectionBadge } from '@honey/ui/connection-badge';
import { Button, Menu } from '@mantine/core';
import { LoadMeter } from '../features/availability/load-meter.tsx';
import { StatusSwitch } from '../features/availability/status-switch.tsx';
import { useMe } from '../features/availability/use-me.ts';
import { useDesk } from '../features/desk/desk-context.ts';
import { useAgentSession } from '../shared/agent-session.ts';
import { useAgent } from '../shared/use-agent.ts';
import classes from './layout.module.css';

/** Who one is, whether chats come, how many one has, and whether the page is live. */
export const Header = () => {
  const session = useAgentSession();
  const agent = useAgent();
  const { link, store } = useDesk();
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
          <LoadMeter currentChats={me.currentChats} maxChats={me.maxChats} />
        </>
      )}
      <div className={classes['tools']}>
        <ConnectionBadge state={link.state} onRetry={link.reconnectNow} />
        <ColorSchemeToggle />
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="subtle" color="gray" size="sm">
              {agent.name} ▾
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{agent.email}</Menu.Label>
            <Menu.Item
              onClick={() => {
                store.forget();
                void session.logout();
              }}
            >
              Sign out
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
};
