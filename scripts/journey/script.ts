/** The file of a journey (contracts §1.1): when it starts, on which channel, and its turns; `expect` is for tests only. */
import * as z from 'zod'

const expectation = z.strictObject({
  level: z.string().nullable().optional(),
  floor: z.string().optional(),
  dialogue: z.string().nullable().optional(),
  step: z.string().nullable().optional(),
  /** Parts that the replies of this turn must contain, all joined. */
  says: z.array(z.string()).optional(),
  saysNot: z.array(z.string()).optional(),
  /** Slots as stored after the turn; a part of a value is enough. */
  slots: z.record(z.string(), z.unknown()).optional(),
  phones: z.array(z.string()).optional(),
  alerts: z.array(z.string()).optional(),
  /** No reply at all. */
  silent: z.literal(true).optional(),
})
export type Expectation = z.infer<typeof expectation>

const turn = z.strictObject({
  text: z.string().optional(),
  choice: z.string().optional(),
  photo: z.literal(true).optional(),
  wait: z
    .string()
    .regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/)
    .optional(),
  worker: z.enum(['claim', 'say', 'handback', 'close']).optional(),
  resend: z.literal(true).optional(),
  restart: z.literal(true).optional(),
  channel: z.enum(['web', 'telegram']).optional(),
  expect: expectation.optional(),
})
export type TurnScript = z.infer<typeof turn>

export const journeySchema = z.strictObject({
  title: z.string().optional(),
  now: z.iso.datetime({ offset: true }),
  channel: z.enum(['web', 'telegram']).default('web'),
  turns: z.array(turn).min(1),
  expect: z
    .strictObject({
      level: z.string().nullable().optional(),
      reasons: z.array(z.string()).optional(),
      turns: z.strictObject({ resident: z.number() }).optional(),
      slots: z.record(z.string(), z.unknown()).optional(),
      cases: z.number().optional(),
      never: z.array(z.string()).optional(),
    })
    .optional(),
})
export type JourneyScript = z.infer<typeof journeySchema>

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Milliseconds of an ISO 8601 duration of days to seconds. */
export function durationMs(text: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(text) ?? []
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}
