import { startRelay } from '../floors/relay.ts';
import { Crowd } from '../harness/crowd.ts';
import { startHoney } from '../harness/honey.ts';
import { HttpConnection, requestBytes } from '../harness/http.ts';
import { addAdmin, addAgents } from '../harness/people.ts';
import { median } from '../harness/stats.ts';
import { closeSockets, frame, openSocket, registerAdmin, registerUser } from '../harness/socket.ts';
import { type Arm, type Bench, metered, type Row, type Trial } from '../harness/trial.ts';
import { openPool } from '../harness/postgres.ts';

const SOCKETS = 5_000;
const NOTICES = 10;

async function open(bench: Bench): Promise<Trial> {
  const sockets = Math.round(SOCKETS * bench.scale);
  const url = await bench.database('bench_notice');
  const sql = openPool(url, 1);
  const [agent] = await addAgents(sql, { count: 1, maxChats: 5 });
  const admin = await addAdmin(sql);
  if (!agent) throw new Error('There is an agent.');
  const [honey, relay] = [await startHoney(url), await startRelay([])];
  const registrations = Array.from({ length: sockets }, () => registerAdmin(admin));
  const [ours, theirs] = [await Crowd.open(honey.port, registrations), await Crowd.open(relay.port, registrations)];
  const connection = await HttpConnection.open(honey.port);
  const control = await openSocket(relay.port, registerUser('control'));

  /**
   * Ms from when the first socket has the notice until the last has it. What comes before, a request and its
   * transaction, is other rows' business and in no floor; it is in the notes, as the median from the trigger on.
   */
  const notices =
    (crowd: Crowd, pid: number, trigger: (index: number) => void): Arm =>
    () =>
      metered({ server: pid }, async () => {
        const times: number[] = [];
        const fromTrigger: number[] = [];
        for (let index = 0; index < NOTICES; index += 1) {
          const seen = crowd.expect('admin_notification', sockets);
          const from = process.hrtime.bigint();
          trigger(index);
          const { firstAt, lastAt } = await seen;
          times.push(Number(BigInt(lastAt) - BigInt(firstAt)) / 1e6);
          fromTrigger.push(Number(BigInt(lastAt) - from) / 1e6);
        }
        return { value: median(times), operations: NOTICES, notes: { fromTrigger: median(fromTrigger) } };
      });
  // An agent who takes a break, and comes back: one notice each.
  const changeStatus = (index: number) => {
    const body = { status: index % 2 === 0 ? 'AWAY' : 'ONLINE' };
    void connection.send(requestBytes('PATCH', '/agents/me/status', { token: agent.token, body }));
  };
  const notice = { type: 'AGENT_STATUS', agentId: agent.id, status: 'ONLINE', timestamp: new Date().toISOString() };
  const arms = {
    'framed once, a loop': notices(theirs, relay.pid, () => control.send(frame('notice', notice))),
    honey: notices(ours, honey.pid, changeStatus),
  };
  for (const arm of Object.values(arms)) await arm(-1);
  return {
    arms,
    goals: [{ label: 'bare loop, framed once', of: 'honey', to: 'framed once, a loop', atMost: 1.2 }],
    async close() {
      connection.close();
      await closeSockets([control]);
      await Promise.all([ours.close(), theirs.close()]);
      await Promise.all([honey.stop(), relay.stop()]);
      await sql.end();
    },
  };
}

export const adminNotice: Row = {
  id: 'admin-notice',
  what: 'One admin notice to 5,000 sockets, from the first that has it to the last',
  unit: 'ms',
  open,
};
