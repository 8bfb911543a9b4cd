import { z } from 'zod';
import { idSchema } from './primitives.ts';

const ms = z.int().min(0).nullable();

/** What happened in a span. Times are in milliseconds, and null when there was nothing to measure. */
export const figuresSchema = z.object({
  /** Customers who asked for a person for the first time. */
  escalated: z.int(),
  /** Customers who got an agent; handing over from agent to agent does not count. */
  assigned: z.int(),
  /** Waits that ended without an agent: left, or did not answer. */
  abandoned: z.int(),
  medianWaitMs: ms,
  p90WaitMs: ms,
  /** From the assignment to the close, of chats that were closed. */
  medianHandleMs: ms,
  /** Ratings given, and their mean from 1 to 5 with one decimal; null without any. */
  ratings: z.int(),
  meanRating: z.number().min(1).max(5).nullable(),
});
export type Figures = z.infer<typeof figuresSchema>;

/** A day's figures; the day is one of the zone of the business hours. */
export const dayRowSchema = figuresSchema.extend({ day: z.iso.date() });
export type DayRow = z.infer<typeof dayRowSchema>;

/** Today until now beside the same weekday a week ago until the same time of day, in the zone of the business hours. */
export const todayReportSchema = z.object({
  today: figuresSchema,
  lastWeek: figuresSchema,
  /** Customers who asked for a person, by hour of the day from 0; last week's day in full. */
  byHour: z.array(z.object({ hour: z.int().min(0).max(23), today: z.int(), lastWeek: z.int() })),
  /** Eight whole days, from a week ago to today, which is not over; days without anything are among them. */
  days: z.array(dayRowSchema),
});
export type TodayReport = z.infer<typeof todayReportSchema>;

const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

export const reportQuery = z
  .object({
    /** Both days are part of it. */
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(['day', 'agent']).default('day'),
    format: z.enum(['json', 'csv']).optional(),
  })
  .refine(({ from, to }) => Date.parse(to) >= Date.parse(from), { message: 'must not be before from', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    message: `must be within ${String(MOST_DAYS)} days`,
    path: ['to'],
  });
export type ReportQuery = z.infer<typeof reportQuery>;

export const agentRowSchema = z.object({
  agentId: idSchema,
  agentName: z.string(),
  /** Chats the agent got, handed over ones included. */
  assigned: z.int(),
  closed: z.int(),
  /** Chats that went from this agent to another or back to the line. */
  passedOn: z.int(),
  medianWaitMs: ms,
  medianHandleMs: ms,
});
export type AgentRow = z.infer<typeof agentRowSchema>;

/** The estimate on entering the line against the wait as it was, of those who got an agent. */
export const forecastReportSchema = z.object({
  /** Waits that had an estimate with a range. */
  sample: z.int(),
  inside: z.int(),
  shorter: z.int(),
  longer: z.int(),
});
export type ForecastReport = z.infer<typeof forecastReportSchema>;

export const reportSchema = z.object({
  timezone: z.string(),
  /** Filled when asked for by day. */
  days: z.array(dayRowSchema),
  /** Filled when asked for by agent. */
  agents: z.array(agentRowSchema),
  forecast: forecastReportSchema,
});
export type Report = z.infer<typeof reportSchema>;
