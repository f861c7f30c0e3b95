/** A household of the register: what is written down, what of it may stand in a list, and what a change has changed. */
import * as z from 'zod'
import { readIdNumber } from './id-number.ts'

/** A date that exists: 2026-02-30 is none. */
const day = z.string().refine(isDay, { message: '日期写成 2026-03-01 这样。' })
const words = (most: number) => z.string().trim().max(most)

function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const person = z.strictObject({
  name: words(40).min(1, '姓名没有填。'),
  idNumber: z
    .string()
    .nullable()
    .refine((text) => text === null || readIdNumber(text) !== null, { message: '身份证号不对，核对一下。' })
    .transform((text) => (text === null ? null : readIdNumber(text))),
  relation: words(20),
  /** A kind of one's own beside the household's, such as a disabled child. */
  kind: z.string().nullable(),
})

const benefit = z.strictObject({
  name: words(40).min(1, '待遇没有填。'),
  monthlyYuan: z.number().min(0).max(100_000).nullable(),
  since: day.nullable(),
})

export const householdFields = z
  .strictObject({
    /** The number of the office's own files. */
    number: words(40).nullable(),
    town: words(40).min(1, '镇（街道）没有填。'),
    village: words(60),
    address: words(200),
    phone: z.string().trim().max(20).nullable(),
    kind: z.string().min(1, '类别没有填。'),
    validFrom: day,
    /** null: until somebody ends it. */
    validUntil: day.nullable(),
    people: z.array(person).min(1, '至少写一个人。').max(30),
    benefits: z.array(benefit).max(30),
    note: words(500),
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validUntil >= validFrom, {
    path: ['validUntil'],
    message: '到期日早于开始日。',
  })

export type HouseholdFields = z.infer<typeof householdFields>

export interface Household extends HouseholdFields {
  id: string
  /** The day on which it left the register. */
  endedOn: string | null
  version: number
  updatedAt: string
}

export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}

export interface HouseholdEntry {
  seq: number
  at: string
  /** Id and badge of the worker. */
  by: { id: string; badge: string }
  why: string
  changes: FieldChange[]
}

const FIELDS = [
  'number',
  'town',
  'village',
  'address',
  'phone',
  'kind',
  'validFrom',
  'validUntil',
  'people',
  'benefits',
  'note',
  'endedOn',
] as const satisfies readonly (keyof Household)[]

type Recorded = Pick<Household, (typeof FIELDS)[number]>

export function changesOf(before: Recorded | null, after: Recorded): FieldChange[] {
  return FIELDS.flatMap((field) => {
    const old = before?.[field] ?? null
    return JSON.stringify(old) === JSON.stringify(after[field]) ? [] : [{ field, before: old, after: after[field] }]
  })
}

export type Standing = 'valid' | 'expiring' | 'expired' | 'ended'
/** Days before its end from which a household stands among those to be looked at again. */
export const EXPIRING_DAYS = 30

export function standingOf(
  { validUntil, endedOn }: Pick<Household, 'validUntil' | 'endedOn'>,
  today: string,
): Standing {
  if (endedOn !== null && endedOn <= today) return 'ended'
  if (validUntil === null) return 'valid'
  if (validUntil < today) return 'expired'
  const left = (Date.parse(validUntil) - Date.parse(today)) / 86_400_000
  return left <= EXPIRING_DAYS ? 'expiring' : 'valid'
}

/** A name as a list shows it: the family name and as many stars as characters follow. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, rest.length))
}

export interface HouseholdRow {
  id: string
  number: string | null
  head: string
  people: number
  town: string
  village: string
  kind: string
  validUntil: string | null
  standing: Standing
  benefits: string[]
  version: number
}

/** A line of a list: nobody can be told from it but by whoever knows the household already. */
export function rowOf(household: Household, today: string): HouseholdRow {
  const { id, number, people, town, village, kind, validUntil, benefits, version } = household
  return {
    id,
    number,
    head: maskedName(people[0]?.name ?? ''),
    people: people.length,
    town,
    village,
    kind,
    validUntil,
    standing: standingOf(household, today),
    benefits: benefits.map(({ name }) => name),
    version,
  }
}

/** Why somebody opens a household; free words would carry personal data into the read log. */
export const READ_REASONS = ['case', 'visit', 'check', 'correction', 'asked'] as const
export type ReadReason = (typeof READ_REASONS)[number]
