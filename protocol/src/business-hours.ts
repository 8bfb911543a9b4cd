import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "09:30"');
const closing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as "17:30", or "24:00"');
const intervalFields = { opens: clock, closes: closing };
const notZero = { message: 'opens and closes must differ', path: ['closes'] };

/** Monday is 1. `closes` before `opens` runs past midnight and belongs to the opening day. */
export const weeklyIntervalSchema = z
  .object({ day: z.int().min(1).max(7), ...intervalFields })
  .refine((interval) => interval.opens !== interval.closes, notZero);

export const hoursExceptionSchema = z.union([
  z.object({ date: z.iso.date(), closed: z.literal(true) }),
  z.object({ date: z.iso.date(), ...intervalFields }).refine((one) => one.opens !== one.closes, notZero),
]);

export const businessHoursSchema = z.object({
  /** IANA name, such as `Africa/Lagos`. */
  timezone: z.string().min(1).max(64),
  weekly: z.array(weeklyIntervalSchema).max(100),
  /** Replace the intervals that open on their date; several openings on one date are several entries. */
  exceptions: z.array(hoursExceptionSchema).max(1_000).default([]),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;
export type WeeklyInterval = z.infer<typeof weeklyIntervalSchema>;
export type HoursException = z.infer<typeof hoursExceptionSchema>;
