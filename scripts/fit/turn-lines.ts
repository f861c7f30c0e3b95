/** Labelled lines from the middle of talks: what a message does. Eight hands wrote them, each as other people (turns-*.tsv). */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ACTS, type Act, type LifeKind } from '../../src/core/understanding/acts.ts'
import { sensedText } from '../../src/core/understanding/sense.ts'

export interface TurnLine {
  text: string
  acts: readonly Act[]
  /** Which dangers to life it tells. */
  kinds: readonly LifeKind[]
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
  const files = readdirSync(folder).filter((name) => /^turns-\w+\.tsv$/.test(name))
  return files.toSorted().flatMap((name) => linesOf(join(folder, name), name))
}

function linesOf(file: string, writer: string): TurnLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      const [labels = '', text = ''] = line.split('\t')
      const names = labels.split('+').map((label) => label.replace(/:.*$/, ''))
      const wrong = names.find((name) => name !== 'answer' && !isAct(name))
      if (wrong !== undefined || text === '') throw new Error(`${file}:${at + 1}: "${labels}" is no label of a turn`)
      const kinds = labels.split('+').flatMap((label) => KINDS[label.replace(/^life:?/, '')] ?? [])
      return { text: sensedText(text), acts: [...new Set(names.filter(isAct))], kinds: [...new Set(kinds)], writer }
    })
}

function isAct(name: string): name is Act {
  return (ACTS as readonly string[]).includes(name)
}
