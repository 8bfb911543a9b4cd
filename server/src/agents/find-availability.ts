import { Injectable } from '@nestjs/common';
import type { Availability } from '@honey/protocol/rest';
import { isOpen, nextOpening } from '../domain/business-hours.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { Database } from '../platform/database/database.ts';
import { readCapacity } from '../routing/capacity.queries.ts';
import { HandleTimes } from '../routing/handle-times.ts';

/** Is anybody there, how long would it take, until when: what a customer may know before asking. */
@Injectable()
export class FindAvailability {
  constructor(
    private readonly database: Database,
    private readonly handleTimes: HandleTimes,
  ) {}

  async run(): Promise<Availability> {
    const { hours } = await readSettings(this.database.pool);
    const capacity = await readCapacity(this.database.pool);
    const { totalAgents, onlineAgents, availableAgents, busyAgents, queueLength, staffedSlots } = capacity;
    const outlook = await this.handleTimes.outlook();
    const isFree = availableAgents > 0 && queueLength === 0;
    const estimate = outlook(staffedSlots)(queueLength + 1);
    const now = capacity.at.getTime();
    const next = nextOpening(hours, now);
    return {
      totalAgents,
      onlineAgents,
      availableAgents,
      busyAgents,
      queueLength,
      estimatedWait: isFree ? 0 : estimate.minutes,
      isWithinBusinessHours: isOpen(hours, now),
      nextOpenAt: next === null || next === now ? null : new Date(next).toISOString(),
      businessHours: hours,
    };
  }
}
