import type { ConversationState } from '@honey/client/conversation-state';
import type { Message } from '@honey/protocol/entities';
import { formatClock, formatExactTime } from '@honey/ui/duration';
import { Button } from '@mantine/core';
import { Fragment, useEffect } from 'react';
import type { RefObject } from 'react';
import { NoteEntry } from '../notes/note-entry.tsx';
import { Bubble, Words } from './bubble.tsx';
import classes from './conversation.module.css';
import { DraftBubble } from './draft-bubble.tsx';
import { HeldBubble } from './held-bubble.tsx';
import { MessageContent } from './message-content.tsx';
import type { TimelineItem } from './timeline-items.ts';

/** Nearer to the end than this counts as being there. */
const END_PX = 48;

interface MessageLogProps {
  items: readonly TimelineItem[];
  timeline: ConversationState;
  agentId: string;
  customer: string;
  isLive: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  /** The message to show first; null for the latest. */
  soughtSeq: number | null;
  /** The latest words are in sight. */
  isAtEnd: boolean;
  onAtEnd: (isAtEnd: boolean) => void;
}

/** How far one's own words have come. */
const deliveryOf = ({ seq }: Message, { userReadSeq, userDeliveredSeq }: ConversationState) => {
  if (seq <= userReadSeq) return 'Seen';
  return seq <= userDeliveredSeq ? 'Delivered' : 'Sent';
};

type MessageItem = Extract<TimelineItem, { kind: 'message' }>;

/** The conversation from its beginning, the assistant's part included. */
export const MessageLog = ({
  items,
  timeline,
  agentId,
  customer,
  isLive,
  scroller,
  soughtSeq,
  isAtEnd,
  onAtEnd,
}: MessageLogProps) => {
  const lastOwn = timeline.messages.findLast((one) => one.senderType === 'AGENT' && one.senderId === agentId);

  const isSoughtHere = items.some((item) => item.kind === 'message' && item.message.seq === soughtSeq);
  useEffect(() => {
    if (!isSoughtHere) return;
    scroller.current?.querySelector('[data-sought="true"]')?.scrollIntoView({ block: 'center' });
  }, [isSoughtHere, soughtSeq, scroller]);

  const hasWords =
    items.some(({ kind }) => kind === 'message' || kind === 'pending' || kind === 'held') || timeline.lastKnownSeq > 0;

  const renderMessage = ({ message, startsGroup, isChoice }: MessageItem) => {
    if (message.senderType === 'SYSTEM')
      return (
        <p className={classes['mark']} title={formatExactTime(message.createdAt)}>
          {message.text}
        </p>
      );
    const isOwn = message.senderType === 'AGENT' && message.senderId === agentId;
    const names = { USER: customer, BOT: 'Assistant', AGENT: isOwn ? 'You' : message.senderName };
    const sides = { USER: 'customer', BOT: 'assistant', AGENT: 'agent' } as const;
    return (
      <Bubble
        side={sides[message.senderType]}
        name={startsGroup ? names[message.senderType] : null}
        at={message.createdAt}
        look={isChoice ? 'choice' : 'plain'}
        isSought={message.seq === soughtSeq}
        delivery={message === lastOwn ? deliveryOf(message, timeline) : null}
      >
        <MessageContent message={message} />
      </Bubble>
    );
  };

  const renderItem = (item: TimelineItem) => {
    switch (item.kind) {
      case 'day':
        return <h3 className={classes['day']}>{item.label}</h3>;
      case 'mark':
        return (
          <p className={classes['mark']} title={formatExactTime(item.at)}>
            {item.label} · {formatClock(item.at)}
          </p>
        );
      case 'note':
        return <NoteEntry note={item.note} />;
      case 'message':
        return renderMessage(item);
      case 'held':
        return <HeldBubble words={item.words} />;
      case 'pending':
        return (
          <Bubble
            side="agent"
            name={item.startsGroup ? 'You' : null}
            at={item.item.createdAt}
            look="pending"
            delivery={isLive ? 'Sending' : 'Waiting for the connection'}
          >
            <Words text={item.item.text} />
          </Bubble>
        );
    }
  };

  return (
    <div className={classes['view']}>
      <div
        ref={scroller}
        className={classes['log']}
        role="log"
        aria-label={`Conversation with ${customer}`}
        tabIndex={0}
        onScroll={(event) => {
          // The log runs from bottom to top: zero is the end, and what lies above is negative.
          onAtEnd(event.currentTarget.scrollTop > -END_PX);
        }}
      >
        <div className={classes['entries']}>
          {items.map((item) => (
            <Fragment key={item.key}>{renderItem(item)}</Fragment>
          ))}
          {hasWords ? null : <p className={classes['hint']}>Nothing is written yet. A short greeting helps.</p>}
          {timeline.userDraft === null ? null : <DraftBubble text={timeline.userDraft} />}
          <p className={classes['typing']} aria-live="off">
            {timeline.userTyping ? `${customer} is typing` : ''}
          </p>
        </div>
      </div>
      {isAtEnd ? null : (
        <Button
          className={classes['latest'] ?? ''}
          variant="default"
          size="xs"
          onClick={() => {
            scroller.current?.scrollTo({ top: 0 });
          }}
        >
          Go to the latest
        </Button>
      )}
    </div>
  );
};
