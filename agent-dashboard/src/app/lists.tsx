import { Tabs } from '@mantine/core';
import { useDebouncedValue, useSessionStorage } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { StandingNote } from '../features/availability/standing-note.tsx';
import { useLine } from '../features/availability/use-line.ts';
import { ChatList } from '../features/chats/chat-list.tsx';
import { ListLoading } from '../features/chats/list-loading.tsx';
import { useChatRows } from '../features/chats/use-my-chats.ts';
import { ClosedList } from '../features/closed/closed-list.tsx';
import { WaitingList } from '../features/line/waiting-list.tsx';
import { SearchField } from '../features/search/search-field.tsx';
import { SearchResults } from '../features/search/search-results.tsx';
import { ScrollPane } from '../shared/virtual-list.tsx';
import { AllChats } from './all-chats.tsx';
import classes from './layout.module.css';

const lists = ['mine', 'waiting', 'all', 'closed'] as const;
type List = (typeof lists)[number];

const names: Record<List, { tab: string; heading: string }> = {
  mine: { tab: 'Mine', heading: 'My chats' },
  waiting: { tab: 'Waiting', heading: 'The line' },
  all: { tab: 'All', heading: 'All chats' },
  closed: { tab: 'Closed', heading: 'My closed chats' },
};
const isList = (value: unknown): value is List => lists.some((list) => list === value);

/** Nobody searches for what is half a word. Milliseconds. */
const SEARCH_AFTER_MS = 300;

const Count = ({ value, what }: { value: number; what: string }) =>
  value === 0 ? null : (
    <span className={classes['count']}>
      {value}
      <span className="honey-visually-hidden"> {what}</span>
    </span>
  );

/** The left pane: my chats, the line, both and what is done, what is done. A reload keeps the choice. */
export const Lists = ({ saysStanding }: { saysStanding: boolean }) => {
  const [kept, keep] = useSessionStorage({
    key: 'honey-agent-list',
    defaultValue: 'mine',
    getInitialValueInEffect: false,
  });
  const list = isList(kept) ? kept : 'mine';
  const rows = useChatRows();
  const { data: line } = useLine();
  const unanswered = rows?.filter((row) => row.unansweredSince !== null && row.snoozedUntil === null).length ?? 0;
  const unread = rows?.reduce((sum, row) => sum + row.unread, 0) ?? 0;
  const counts: Record<List, React.ReactNode> = {
    mine: <Count value={unread} what="unread" />,
    waiting: <Count value={line?.queueLength ?? 0} what="in the line" />,
    all: null,
    closed: null,
  };
  const pane = useRef<HTMLElement>(null);
  const [wanted, setWanted] = useState('');
  const isSearching = wanted.trim() !== '';
  const [words] = useDebouncedValue(wanted.trim(), SEARCH_AFTER_MS);
  return (
    <nav ref={pane} className={classes['chats']} aria-label={isSearching ? 'Search' : names[list].heading}>
      <ScrollPane value={pane}>
        <SearchField value={wanted} onChange={setWanted} />
        {isSearching ? (
          <>
            <h2 className={classes['heading']}>Found in my chats</h2>
            {words === '' ? <ListLoading label="Searching" /> : <SearchResults words={words} />}
          </>
        ) : (
          <Tabs
            value={list}
            onChange={(next) => {
              keep(next ?? 'mine');
            }}
            keepMounted={false}
          >
            <Tabs.List grow aria-label="Lists" className={classes['tabs'] ?? ''}>
              {lists.map((one) => (
                <Tabs.Tab key={one} value={one} rightSection={counts[one]}>
                  {names[one].tab}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <h2 className={classes['heading']}>
              {names[list].heading}
              {list !== 'mine' || unanswered === 0 ? null : <span>{unanswered} to answer</span>}
            </h2>
            <Tabs.Panel value="mine">
              <ChatList />
            </Tabs.Panel>
            <Tabs.Panel value="waiting">
              <WaitingList />
            </Tabs.Panel>
            <Tabs.Panel value="all">
              <AllChats />
            </Tabs.Panel>
            <Tabs.Panel value="closed">
              <ClosedList />
            </Tabs.Panel>
          </Tabs>
        )}
      </ScrollPane>
      {saysStanding ? <StandingNote /> : null}
    </nav>
  );
};
