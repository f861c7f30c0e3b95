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

/** Where a talk can be had; the phone has no words of its own. */
const CHANNELS = ['web', 'telegram', 'wechat'] as const
export type ScriptChannel = (typeof CHANNELS)[number]

const turn = z.strictObject({
  text: z.string().optional(),
  choice: z.string().optional(),
  photo: z.literal(true).optional(),
  wait: z
    .string()
    .refine((text) => durationMs(text) !== null, 'is no ISO 8601 duration such as PT26H, P1W or PT1.5H')
    .optional(),
  worker: z.enum(['claim', 'say', 'handback', 'close']).optional(),
  resend: z.literal(true).optional(),
  restart: z.literal(true).optional(),
  channel: z.enum(CHANNELS).optional(),
  expect: expectation.optional(),
})
export type TurnScript = z.infer<typeof turn>

/** Other keys at the top (a note, an author) are passed over; a key that a turn does not have is a mistake of the script. */
export const journeySchema = z.object({
  title: z.string().optional(),
  now: z.iso.datetime({ offset: true }),
  channel: z.enum(CHANNELS).default('web'),
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

const NUMBER = '(\\d+(?:[.,]\\d+)?)'
const part = (letter: string): string => `(?:${NUMBER}${letter})?`
const DURATION = new RegExp(
  `^P(?=.)${['Y', 'M', 'W', 'D'].map(part).join('')}(?:T(?=.)${['H', 'M', 'S'].map(part).join('')})?$`,
)
const DAY_S = 86_400
/** A script knows no calendar: a year is 365 days, a month 30. */
const SECONDS = [365 * DAY_S, 30 * DAY_S, 7 * DAY_S, DAY_S, 3600, 60, 1]

/** Milliseconds of an ISO 8601 duration; null when it is none. */
export function durationMs(text: string): number | null {
  const parts = DURATION.exec(text)?.slice(1)
  if (!parts) return null
  return Math.round(
    parts.reduce((sum, amount, index) => sum + Number((amount ?? '0').replace(',', '.')) * (SECONDS[index] ?? 0), 0) *
      1000,
  )
}

/** What stands at the top of the file and means nothing. */
export function passedOver(file: unknown): string[] {
  const known = Object.keys(journeySchema.shape)
  return typeof file === 'object' && file !== null ? Object.keys(file).filter((key) => !known.includes(key)) : []
}

/** The faults of a script, each with its turn, for whoever wrote it. */
export function faultsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const [room, index, ...rest] = issue.path
    const where =
      room === 'turns' && typeof index === 'number' ? [`turn ${index + 1}`, ...rest].join(', ') : issue.path.join('.')
    const known =
      issue.code === 'unrecognized_keys' && room === 'turns' ? `; a turn has ${Object.keys(turn.shape).join(', ')}` : ''
    return `${where || 'file'}: ${issue.message}${known}`
  })
}
