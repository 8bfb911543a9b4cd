import { Injectable } from '@nestjs/common';
import { forecastWaits, type WaitForecast } from '../domain/estimate-wait.ts';
import { profileHandleTimes } from '../domain/handle-time-profile.ts';
import { calibrateLevels, PLAIN_LEVELS } from '../domain/range-levels.ts';
import { Database } from '../platform/database/database.ts';
import { readHandleTimes, readPastForecasts, readRunningChats } from './wait-history.queries.ts';

/** Agents' chats come and go; how long chats take changes slowly, and how good we are at guessing more slowly still. */
const RUNNING_FRESH_MS = 1_000;
const TIMES_FRESH_MS = 5_000;
const LEVELS_FRESH_MS = 60_000;

/** The waits along the line, given how many chats the agents who are there may have at once. */
export type WaitOutlook = (staffedSlots: number) => WaitForecast;

const noChats = profileHandleTimes([]);

/** The outlook of an installation without a past. */
export const NOTHING_KNOWN: WaitOutlook = (staffedSlots) =>
  forecastWaits({ staffedSlots, runningMs: [], handleTimes: noChats });

/** What recent chats and the running ones say about waits: read from the rows now and then, for everybody who asks. */
@Injectable()
export class HandleTimes {
  #outlook = NOTHING_KNOWN;
  #times = noChats;
  #levels = PLAIN_LEVELS;
  #runningReadAt = -Infinity;
  #timesReadAt = -Infinity;
  #levelsReadAt = -Infinity;
  #reading: Promise<void> | null = null;

  constructor(private readonly database: Database) {}

  /** As of a second ago at most. */
  async outlook(): Promise<WaitOutlook> {
    if (Date.now() - this.#runningReadAt > RUNNING_FRESH_MS) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null;
      });
      await this.#reading;
    }
    return this.#outlook;
  }

  async #read(): Promise<void> {
    const now = Date.now();
    const sql = this.database.pool;
    if (now - this.#timesReadAt > TIMES_FRESH_MS) {
      this.#times = profileHandleTimes(await readHandleTimes(sql));
      this.#timesReadAt = now;
    }
    if (now - this.#levelsReadAt > LEVELS_FRESH_MS) {
      this.#levels = calibrateLevels(await readPastForecasts(sql));
      this.#levelsReadAt = now;
    }
    const facts = { runningMs: await readRunningChats(sql), handleTimes: this.#times, levels: this.#levels };
    const known = new Map<number, WaitForecast>();
    this.#outlook = (staffedSlots) => {
      const forecast = known.get(staffedSlots) ?? forecastWaits({ ...facts, staffedSlots });
      known.set(staffedSlots, forecast);
      return forecast;
    };
    this.#runningReadAt = now;
  }
}
