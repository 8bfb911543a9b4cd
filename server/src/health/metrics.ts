import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { readCapacity } from '../routing/capacity.queries.ts';

/** What Prometheus reads. Numbers only: no ids, no words. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #queue = new Gauge({ name: 'honey_queue_length', help: 'Customers waiting', registers: [this.#registry] });
  readonly #agents = new Gauge({
    name: 'honey_agents',
    help: 'Agents by state: online, available',
    labelNames: ['state'],
    registers: [this.#registry],
  });
  readonly #present = new Gauge({
    name: 'honey_people_connected',
    help: 'Users and agents with a registered socket on this node',
    labelNames: ['kind'],
    registers: [this.#registry],
  });

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {
    collectDefaultMetrics({ register: this.#registry });
  }

  async text(): Promise<string> {
    const { queueLength, onlineAgents, availableAgents } = await readCapacity(this.database.pool);
    this.#queue.set(queueLength);
    this.#agents.set({ state: 'online' }, onlineAgents);
    this.#agents.set({ state: 'available' }, availableAgents);
    for (const kind of ['user', 'agent'] as const) this.#present.set({ kind }, this.sockets.present(kind).length);
    return this.#registry.metrics();
  }
}
