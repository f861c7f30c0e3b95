// Judges slot readings against labelled lines, by the rules of the contract.
import {
  extractSlot,
  type Household,
  type Place,
  type SlotName,
  type TimeRange,
} from '../../src/core/understanding/slots.ts'
import { villageStem, type Gazetteer } from '../../src/core/understanding/place/gazetteer.ts'

export interface SlotLine {
  id: string
  slot: SlotName
  text: string
  now: string
  value?: unknown
  accept?: readonly unknown[]
}

export interface SlotResult {
  id: string
  value: unknown
  right?: boolean
}

export interface SlotSummary {
  n: number
  /** Absent when no line carries a label. */
  right?: number
  bySlot?: Record<string, { n: number; right: number }>
}

type Judge = (value: unknown, label: unknown) => boolean

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Key order does not matter; a missing key counts as null. */
function sameJson(value: unknown, label: unknown): boolean {
  if (!isRecord(value) || !isRecord(label)) return value === label
  return [...new Set([...Object.keys(value), ...Object.keys(label)])].every((key) =>
    sameJson(value[key] ?? null, label[key] ?? null),
  )
}

function inside(value: unknown, label: unknown): boolean {
  if (!isRecord(value) || !isRecord(label)) return value === label
  const [got, wanted] = [value as Partial<TimeRange>, label as Partial<TimeRange>]
  const at = (iso: string | undefined): number => Date.parse(iso ?? '')
  return at(got.from) >= at(wanted.from) && at(got.to) <= at(wanted.to) && at(got.from) <= at(got.to)
}

function samePlace(value: unknown, label: unknown): boolean {
  if (!isRecord(value) || !isRecord(label)) return value === label
  const [got, wanted] = [value as Partial<Place>, label as Partial<Place>]
  const stem = (name: string | null | undefined): string | null =>
    name === null || name === undefined ? null : villageStem(name)
  const county = (got.county ?? null) === null || (wanted.county ?? null) === null || got.county === wanted.county
  return (got.town ?? null) === (wanted.town ?? null) && stem(got.village) === stem(wanted.village) && county
}

function within(value: unknown, label: unknown): boolean {
  if (typeof value !== 'number' || typeof label !== 'number') return value === label
  return Math.abs(value - label) <= Math.abs(label) * 0.02
}

function sameHousehold(value: unknown, label: unknown): boolean {
  if (!isRecord(value) || !isRecord(label)) return value === label
  const [got, wanted] = [value as Partial<Household>, label as Partial<Household>]
  return (['total', 'adults', 'children', 'elders'] as const).every(
    (key) => (got[key] ?? null) === (wanted[key] ?? null),
  )
}

const JUDGES: Readonly<Partial<Record<SlotName, Judge>>> = {
  occurredAt: inside,
  place: samePlace,
  income: within,
  household: sameHousehold,
}

/** Reads one line and, where it carries a label, judges the reading. */
export function evaluateSlotLine(line: SlotLine, gazetteer: Gazetteer): SlotResult {
  const value: unknown = extractSlot(line.slot, line.text, { now: new Date(line.now), gazetteer })
  if (line.value === undefined) return { id: line.id, value }
  const judge = JUDGES[line.slot] ?? sameJson
  return { id: line.id, value, right: [line.value, ...(line.accept ?? [])].some((label) => judge(value, label)) }
}

/** Runs the slots suite; lines without a label are read but not counted as right. */
export function runSlots(
  lines: readonly SlotLine[],
  options: { gazetteer: Gazetteer },
): { results: SlotResult[]; summary: SlotSummary } {
  const results = lines.map((line) => evaluateSlotLine(line, options.gazetteer))
  const bySlot: NonNullable<SlotSummary['bySlot']> = {}
  for (const [index, line] of lines.entries()) {
    const right = results[index]?.right
    if (right === undefined) continue
    const entry = (bySlot[line.slot] ??= { n: 0, right: 0 })
    entry.n += 1
    if (right) entry.right += 1
  }
  const judged = results.filter((result) => result.right !== undefined)
  if (judged.length === 0) return { results, summary: { n: lines.length } }
  return { results, summary: { n: lines.length, right: judged.filter((result) => result.right).length, bySlot } }
}
