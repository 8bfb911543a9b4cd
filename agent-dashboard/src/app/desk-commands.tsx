import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useSetStatus } from '../features/availability/use-me.ts';
import { arrangeRows } from '../features/chats/chat-row.ts';
import type { ChatRow } from '../features/chats/chat-row.ts';
import { commands, useCommand } from '../features/palette/commands.ts';
import type { DeskKey } from '../features/palette/desk-keys.ts';
import { KeySheet } from '../features/palette/key-sheet.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { useDeskKeys } from '../features/palette/use-desk-keys.ts';
import { customerName } from '../shared/customer-name.ts';

const OpenChat = ({ row, open }: { row: ChatRow; open: (conversationId: string) => void }) => {
  const { conversationId, userId, topic } = row;
  useCommand({
    id: `chat-${conversationId}`,
    words: `Chat with ${customerName(userId)}${topic === null ? '' : ` · ${topic}`}`,
    run: () => {
      open(conversationId);
    },
  });
  return null;
};

const StatusCommands = () => {
  const setStatus = useSetStatus();
  useCommand({
    id: 'online',
    words: 'Go online',
    run: () => {
      setStatus.mutate({ status: 'ONLINE' });
    },
  });
  useCommand({
    id: 'finish',
    words: 'Finish my chats, no new ones',
    run: () => {
      setStatus.mutate({ status: 'AWAY', reason: 'Finish my chats, no new ones' });
    },
  });
  return null;
};

/** What keys and the palette do at the desk. */
export const DeskCommands = ({ rows }: { rows: readonly ChatRow[] }) => {
  const [shown, setShown] = useState<'palette' | 'help' | null>(null);
  const navigate = useNavigate();
  const { conversationId } = useParams({ strict: false });
  const open = (id: string) => {
    void navigate({ to: '/chats/$conversationId', params: { conversationId: id } });
  };
  const step = (by: 1 | -1) => {
    const due = arrangeRows(rows, null);
    const here = due.findIndex((row) => row.conversationId === conversationId);
    const next = due[here === -1 ? 0 : (here + by + due.length) % due.length];
    if (next !== undefined) open(next.conversationId);
  };
  const act = (key: DeskKey) => {
    switch (key) {
      case 'palette':
      case 'help':
        setShown((before) => (before === key ? null : key));
        return;
      case 'search':
      case 'close':
        commands.run(key);
        return;
      case 'next':
        step(1);
        return;
      case 'previous':
        step(-1);
    }
  };
  useDeskKeys(act);
  useCommand(
    {
      id: 'next',
      words: 'Next chat',
      keys: 'Alt + ↓',
      run: () => {
        step(1);
      },
    },
    rows.length > 0,
  );
  useCommand(
    {
      id: 'previous',
      words: 'Previous chat',
      keys: 'Alt + ↑',
      run: () => {
        step(-1);
      },
    },
    rows.length > 0,
  );
  useCommand({
    id: 'help',
    words: 'Show the keys',
    keys: '?',
    run: () => {
      setShown('help');
    },
  });
  const hide = () => {
    setShown(null);
  };
  return (
    <>
      {rows.map((row) => (
        <OpenChat key={row.conversationId} row={row} open={open} />
      ))}
      <StatusCommands />
      <Palette opened={shown === 'palette'} onClose={hide} />
      <KeySheet opened={shown === 'help'} onClose={hide} />
    </>
  );
};
