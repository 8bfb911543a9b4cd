import type { Row } from './harness/trial.ts';
import { acks } from './rows/acks.ts';
import { adminNotice } from './rows/admin-notice.ts';
import { closeToNotice } from './rows/close-to-notice.ts';
import { drain } from './rows/drain.ts';
import { escalationAlone } from './rows/escalation-alone.ts';
import { escalations } from './rows/escalations.ts';
import { gateway } from './rows/gateway.ts';
import { idleMemory } from './rows/idle-memory.ts';
import { messages } from './rows/messages.ts';
import { queueStatus } from './rows/queue-status.ts';
import { scaling } from './rows/scaling.ts';

/** In the order of docs/performance.md. */
export const rows: readonly Row[] = [
  escalations,
  escalationAlone,
  closeToNotice,
  messages,
  acks,
  gateway,
  idleMemory,
  adminNotice,
  queueStatus,
  drain,
  scaling,
];
