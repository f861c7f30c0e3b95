/** Labelled lines from the middle of talks: what a message does. Eight hands wrote them, each as other people (turns-*.tsv). */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ACTS, TOLD_SLOTS, type Act, type LifeKind, type ToldSlot } from '../../src/core/understanding/acts.ts'
import { sensedText } from '../../src/core/understanding/sense.ts'
import { linesOf } from './lines.ts'

export interface TurnLine {
  text: string
  acts: readonly Act[]
  /** Which dangers to life it tells. */
  kinds: readonly LifeKind[]
  /** Which facts it tells, by readers who checked every line that may tell any (turns-facts.tsv). */
  told: readonly ToldSlot[]
  /** Which of them the words alone seem to tell as well, whether they do or not. */
  read: readonly ToldSlot[]
  /** Who wrote it; lines of one hand are left out together. */
  writer: string
}

/** `life:gas` as the lines call it; what lies behind no name here (a live wire) is danger to life and nothing nearer. */
const KINDS: Readonly<Record<string, LifeKind>> = {
  gas: 'gas_co',
  suicide: 'suicide',
  fire: 'fire',
  water: 'flood',
  injury: 'medical',
  unconscious: 'medical',
  violence: 'violence_home',
  poison: 'poisoning',
  child: 'child_alone',
  missing: 'missing',
  elder: 'elder_alone',
  collapse: 'collapse',
  sexual: 'sexual_violence',
}

/** Every line of every hand. A plain fact (`answer`) does nothing else. Throws on a label that is none. */
export function readTurnLines(root: string): TurnLine[] {
  const folder = join(root, 'scripts/fit')
  const facts = readFacts(join(folder, 'turns-facts.tsv'))
  return readdirSync(folder)
    .filter((name) => /^turns-[a-z]\.tsv$/.test(name))
    .toSorted()
    .flatMap((name) => turnsOf(join(folder, name), name, facts))
}

type Facts = ReadonlyMap<string, { told: ToldSlot[]; read: ToldSlot[] }>

/** `a12 <tab> slots told <tab> slots that were read`, by the letter of the file and the line. */
function readFacts(file: string): Facts {
  const slots = (names: string | undefined): ToldSlot[] => TOLD_SLOTS.filter((slot) => names?.split(',').includes(slot))
  return new Map(
    linesOf(file).map((line) => {
      const [id = '', told, read] = line.split('\t')
      return [id, { told: slots(told), read: slots(read) }]
    }),
  )
}

function turnsOf(file: string, writer: string, facts: Facts): TurnLine[] {
  return linesOf(file).map((line, at) => {
    const [labels = '', text = ''] = line.split('\t')
    const names = labels.split('+').map((label) => label.replace(/:.*$/, ''))
    const wrong = names.find((name) => name !== 'answer' && !isAct(name))
    if (wrong !== undefined || text === '') throw new Error(`${file}:${at + 1}: "${labels}" is no label of a turn`)
    const kinds = labels.split('+').flatMap((label) => KINDS[label.replace(/^life:?/, '')] ?? [])
    return {
      text: sensedText(text),
      acts: [...new Set(names.filter(isAct))],
      kinds: [...new Set(kinds)],
      ...factsAt(facts, writer, at),
      writer,
    }
  })
}

function factsAt(facts: Facts, writer: string, at: number): { told: ToldSlot[]; read: ToldSlot[] } {
  return facts.get(`${writer.slice('turns-'.length, -'.tsv'.length)}${at + 1}`) ?? { told: [], read: [] }
}

function isAct(name: string): name is Act {
  return (ACTS as readonly string[]).includes(name)
}
