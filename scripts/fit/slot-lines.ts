/** Labelled answers about bed, food and treatment: patterns written by hand, read out in a few of their ways, and the test sets. */
import { join } from 'node:path'
import { linesOf } from './lines.ts'

export const LEARNT_SLOTS = ['shelter', 'food', 'medical'] as const
export type LearntSlot = (typeof LEARNT_SLOTS)[number]

export interface SlotLine {
  text: string
  /** The class as text: true, false, now, soon, none, or null where nothing is said. */
  label: string
}

/** How many ways of one pattern are read out. */
const WAYS = 8

/** "{我妹|我姐}腾了间房" with its alternatives chosen by turns that never fall together. */
function readOut(pattern: string, way: number): string {
  let at = 0
  return pattern
    .replace(/\{([^}]*)\}/g, (_, inside: string) => {
      const choices = inside.split('|')
      at += 1
      return choices[(way * (2 * at + 1) + at * 3 + Math.floor(way / 2)) % choices.length] ?? ''
    })
    .replace(/\s+/g, ' ')
    .trim()
}

/** Every line of one slot that was written as a pattern. */
export function patternLines(root: string, slot: LearntSlot): SlotLine[] {
  const lines = linesOf(join(root, `scripts/fit/slots-${slot}.txt`)).filter((line) => !line.startsWith('#'))
  return lines.flatMap((line) => {
    const [label = '', pattern = ''] = line.split('\t')
    const texts = new Set(Array.from({ length: WAYS }, (_, way) => readOut(pattern, way)))
    return [...texts].map((text) => ({ text, label }))
  })
}

/** The lines of one test set that ask for the slot; those of other slots say nothing of it. */
export function setLines(root: string, set: string, slot: string): SlotLine[] {
  return linesOf(join(root, `tests/eval/slots-${set}.jsonl`))
    .map((line) => JSON.parse(line) as { slot: string; text: string; value: unknown })
    .filter((line) => line.slot === slot)
    .map((line) => ({ text: line.text, label: String(line.value) }))
}
