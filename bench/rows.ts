import type { Row } from './harness/trial.ts';
import { closeToNotice } from './rows/close-to-notice.ts';
import { escalationAlone } from './rows/escalation-alone.ts';
import { escalations } from './rows/escalations.ts';
import { gateway } from './rows/gateway.ts';
import { messages } from './rows/messages.ts';

/** In the order of docs/performance.md. */
export const rows: readonly Row[] = [escalations, escalationAlone, closeToNotice, messages, gateway];
