/** The office's rules of dispatch: whose cases of which town at which hours, who comes next, after how many minutes, and how much is enough. */
import * as z from 'zod'

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间写成 08:30 这样。')
const person = z.string().min(1).max(64)

/** When a rule holds: working days, days off, or every day. */
export const RULE_DAYS = ['all', 'working', 'off'] as const

const rule = z.strictObject({
  town: z.string().trim().min(1, '镇（街道）没有填。').max(40),
  days: z.enum(RULE_DAYS),
  from: clock,
  to: clock,
  /** In the order in which they are asked. */
  workers: z.array(person).max(20),
  /** Leads of the town, called when nobody has taken it. */
  leads: z.array(person).max(10),
})
export type DispatchRule = z.infer<typeof rule>

const minutes = z.number().int().min(1, '至少1分钟。').max(1440, '最多1440分钟。')

export const dispatchPlan = z
  .strictObject({
    rules: z.array(rule).max(400),
    /** The service centre, in the order in which its people are called. */
    centre: z.array(person).max(20),
    /** Nobody has taken it: after so many minutes the lead, then the centre. */
    minutes: z.strictObject({ toLead: minutes, toCentre: minutes }),
    /** Open cases a person may have before the next one is asked. */
    limit: z.number().int().min(1, '至少1宗。').max(200, '最多200宗。'),
    /** The day's duty; what lies outside is the night's. */
    day: z.strictObject({ from: clock, to: clock }),
  })
  .refine((plan) => plan.minutes.toLead < plan.minutes.toCentre, {
    path: ['minutes', 'toCentre'],
    error: '报中心要比报组长晚。',
  })
  .refine((plan) => plan.day.from < plan.day.to, { path: ['day', 'to'], error: '白班结束要比开始晚。' })
export type DispatchPlan = z.infer<typeof dispatchPlan>

/** Until the office writes its own: nobody named, the minutes of ux.md C6. */
export const STARTING_PLAN: DispatchPlan = {
  rules: [],
  centre: [],
  minutes: { toLead: 5, toCentre: 15 },
  limit: 12,
  day: { from: '08:30', to: '17:30' },
}

/** Whether a rule holds at this minute; hours may run over midnight. */
export function ruleHolds(one: DispatchRule, town: string | null, minute: number, isWorkingDay: boolean): boolean {
  if (one.town !== town) return false
  if (one.days !== 'all' && (one.days === 'working') !== isWorkingDay) return false
  const [from, to] = [minuteOf(one.from), minuteOf(one.to)]
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

export function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
}
