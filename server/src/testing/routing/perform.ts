import { ok } from 'node:assert';
import { Database } from '../../platform/database/database.ts';
import type { AssignmentPublisher } from '../../routing/assignment-publisher.ts';
import { Dispatcher } from '../../routing/dispatcher.ts';
import { HandleTimes } from '../../routing/handle-times.ts';
import { Sweep } from '../../routing/sweep.ts';
import { PinoLogger } from 'nestjs-pino';
import { pino } from 'pino';
import type { Action } from './action.ts';
import { callRest, type RestAnswer, type RestCall } from './rest-call.ts';
import { fixedSettings, type Stage } from './stage.ts';
import { letTimePass } from './stage-rows.ts';
import { STEP } from './world.ts';

const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' }));

/** Asks one of the nodes by REST. */
export function call(stage: Stage, node: number, { url, ...rest }: RestCall): Promise<RestAnswer> {
  return callRest(stage.pool, { ...rest, url: `http://${stage.node(node).address}${url}` });
}

/** Carries an action out for real. Returns what whoever acts is answered, in short. */
export async function perform(stage: Stage, action: Action): Promise<string> {
  const { node } = action;
  switch (action.do) {
    case 'drop':
      await stage.disconnect(action.agent);
      return 'ok';
    case 'connect':
      await stage.connect(action.agent, node);
      return 'ok';
    case 'pass': {
      const connected = stage.agents.filter((_, number) => stage.sockets[number]).map(({ id }) => id);
      await letTimePass(stage.sql, action.steps * STEP, connected);
      await stage.node(node).app.get(Sweep).run();
      return 'ok';
    }
    case 'priority':
      await stage.sql.query(
        `UPDATE "ConversationQueue" SET priority = $2::"Priority" WHERE "conversationId" = $1 AND status = 'WAITING'`,
        [stage.people[action.who]?.conversationId, action.to],
      );
      return 'ok';
    case 'die-after-commit':
      await dieAfterCommit(stage, action);
      return 'ok';
    default:
      return inShort(stage, await call(stage, node, toCall(stage, action)));
  }
}

/** A dispatcher that does its work and is gone before it can tell. */
async function dieAfterCommit(stage: Stage, { node, who }: Extract<Action, { do: 'die-after-commit' }>): Promise<void> {
  const { app } = stage.node(node);
  const silence = { publish: () => undefined } as unknown as AssignmentPublisher;
  const dispatcher = new Dispatcher(app.get(Database), silence, app.get(HandleTimes), await app.resolve(PinoLogger));
  const log = pino({ level: 'silent' });
  const people = who.flatMap((number) => stage.people[number] ?? []);
  await Promise.all(people.map((person) => dispatcher.arrive({ ...person, reason: 'Asked for a person', log })));
}

type Request = Exclude<Action, { do: 'drop' | 'connect' | 'pass' | 'priority' | 'die-after-commit' }>;

function toCall(stage: Stage, action: Request): RestCall {
  const staff = { method: 'PUT', token: stage.admin.token } as const;
  switch (action.do) {
    case 'hours': {
      const body = { timezone: 'UTC', weekly: action.open ? always : [], exceptions: [] };
      return { ...staff, url: '/admin/business-hours', body };
    }
    case 'settings': {
      const { acceptWithin: acceptWithinSeconds, answeredOutsideHours: agentsAnswerOutsideHours } = action;
      return {
        ...staff,
        url: '/admin/settings',
        body: { ...fixedSettings, acceptWithinSeconds, agentsAnswerOutsideHours },
      };
    }
    case 'cap': {
      const agent = stage.agents[action.agent];
      ok(agent);
      return { ...staff, method: 'PATCH', url: `/admin/agents/${agent.id}`, body: { maxChats: action.to } };
    }
    case 'status': {
      const agent = stage.agents[action.agent];
      ok(agent);
      return { method: 'PATCH', token: agent.token, url: '/agents/me/status', body: { status: action.to } };
    }
    default:
      return toChatCall(stage, action);
  }
}

function toChatCall(stage: Stage, action: Exclude<Request, { do: 'hours' | 'settings' | 'cap' | 'status' }>): RestCall {
  const person = stage.people[action.who];
  ok(person);
  const { conversationId, userId, token } = person;
  const path = `/conversations/${conversationId}`;
  const tokenOf = (agent: number) => stage.agents[agent]?.token ?? '';
  switch (action.do) {
    case 'ask':
      return { method: 'POST', url: '/conversations/escalate', token, body: { conversationId, userId } };
    case 'leave':
      return { method: 'POST', url: `${path}/leave-queue`, token };
    case 'keep-waiting':
      return { method: 'POST', url: `${path}/keep-waiting`, token };
    case 'close': {
      const closer = action.by === 'user' ? token : tokenOf(action.by);
      return { method: 'POST', url: `${path}/close`, token: closer };
    }
    case 'accept':
    case 'claim':
      return { method: 'POST', url: `${path}/${action.do}`, token: tokenOf(action.agent) };
    case 'give-back':
    case 'transfer': {
      const body = action.do === 'transfer' ? { agentId: stage.agents[action.to]?.id } : {};
      return { method: 'POST', url: `${path}/transfer`, token: tokenOf(action.agent), body };
    }
  }
}

/** The code of a refusal, or where the customer stands now. */
export function inShort(stage: Stage, { status, body }: RestAnswer): string {
  const answer = body as { code?: string; status?: unknown; agentId?: string; position?: number };
  // Which of the three it is depends on who once had the chat; either way nothing was done.
  if (status >= 400) {
    return (answer.code ?? `HTTP ${String(status)}`).replace(/^(NOT_FOUND|CONVERSATION_CLOSED)$/, 'WRONG_STATE');
  }
  switch (answer.status) {
    case 'ASSIGNED':
      return `ASSIGNED ${String(stage.agents.findIndex(({ id }) => id === answer.agentId))}`;
    case 'QUEUED':
      return `QUEUED ${String(answer.position)}`;
    case 'CLOSED':
    case 'LEFT':
    case 'OUTSIDE_HOURS':
      return answer.status;
    default:
      return 'ok';
  }
}
