import { type Agent, EventQueue } from './event-queue.ts';
import { exponential, type Random, seeded } from './random.ts';
import type { Scenario } from './scenarios.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As many finished chats as the server looks back on. */
const WINDOW = 300;
/** Arrivals are drawn at this rate a minute at most, then thinned to the scenario's. */
const TOP_RATE = 4;

/** What the server could know at the moment a customer enters the line or moves in it. */
export interface Situation {
  /** 1 is next. */
  position: number;
  agents: number;
  staffedSlots: number;
  /** Ages in ms of the chats of the agents who are there. */
  runningMs: readonly number[];
  /** Durations in ms of the last finished chats. */
  handleTimesMs: readonly number[];
  /** ms since the simulation began. */
  now: number;
}

interface Waiting {
  since: number;
  told: unknown;
}

export interface Listener<T> {
  /** A customer has just entered the line. What it returns comes back in `served`. */
  entered: (situation: Situation) => T;
  /** The same customer got an agent after `waitedMs`. */
  served: (told: T, waitedMs: number) => void;
}

/**
 * Runs `scenario` with the routing of the server: first come, first served, to the agent of least load who is
 * there. Whoever goes home takes no more chats and ends those they have. Nobody leaves the line.
 */
export function simulate<T>(scenario: Scenario, seed: number, listener: Listener<T>): void {
  const random = seeded(seed);
  const events = new EventQueue();
  const agents = planShifts(scenario, random, events);
  const line: Waiting[] = [];
  const finished: number[] = [];
  const end = scenario.days * DAY;
  let now = 0;

  const serve = () => {
    for (;;) {
      const agent = leastLoaded(agents);
      const next = agent && line.shift();
      if (!next) return;
      begin(agent);
      listener.served(next.told as T, now - next.since);
    }
  };
  const begin = (agent: Agent) => {
    agent.chats.push(now);
    events.push({ at: now + scenario.handleTime(random), kind: 'end', agent, began: now });
  };
  const situation = (): Situation => {
    const there = agents.filter((agent) => agent.isThere);
    return {
      position: line.length + 1,
      agents: there.length,
      staffedSlots: there.reduce((sum, agent) => sum + agent.cap, 0),
      runningMs: there.flatMap((agent) => agent.chats.map((began) => now - began)),
      handleTimesMs: finished.slice(-WINDOW),
      now,
    };
  };

  events.push({ at: nextArrival(scenario, 0, random), kind: 'arrival' });
  for (let event = events.pop(); event && event.at < end; event = events.pop()) {
    now = event.at;
    switch (event.kind) {
      case 'arrival': {
        events.push({ at: nextArrival(scenario, now, random), kind: 'arrival' });
        const agent = line.length === 0 ? leastLoaded(agents) : undefined;
        if (agent) begin(agent);
        else line.push({ since: now, told: listener.entered(situation()) });
        break;
      }
      case 'end':
        event.agent.chats.splice(event.agent.chats.indexOf(event.began), 1);
        finished.push(now - event.began);
        break;
      case 'shift':
        event.agent.isThere = event.isThere;
        break;
    }
    serve();
  }
}

function planShifts(scenario: Scenario, random: Random, events: EventQueue): Agent[] {
  const { shifts, unpunctualMinutes, days } = scenario;
  const late = () => (2 * random() - 1) * unpunctualMinutes * MINUTE;
  return shifts.map(({ from, to, cap }) => {
    if (to - from >= 24) return { cap, isThere: true, chats: [] };
    const agent: Agent = { cap, isThere: to > 24, chats: [] };
    if (to > 24) events.push({ at: (to - 24) * HOUR, kind: 'shift', agent, isThere: false });
    for (let day = 0; day < days; day += 1) {
      events.push({ at: day * DAY + from * HOUR + late(), kind: 'shift', agent, isThere: true });
      events.push({ at: day * DAY + to * HOUR + late(), kind: 'shift', agent, isThere: false });
    }
    return agent;
  });
}

function leastLoaded(agents: readonly Agent[]): Agent | undefined {
  let best: Agent | undefined;
  for (const agent of agents) {
    if (!agent.isThere || agent.chats.length >= agent.cap) continue;
    if (!best || agent.chats.length * best.cap < best.chats.length * agent.cap) best = agent;
  }
  return best;
}

function nextArrival(scenario: Scenario, after: number, random: Random): number {
  let at = after;
  do at += (exponential(random) * MINUTE) / TOP_RATE;
  while (random() * TOP_RATE >= scenario.arrivalsPerMinute((at % DAY) / HOUR));
  return at;
}
