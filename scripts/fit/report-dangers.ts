/** How many dangers of the middle of a talk are met by the words alone, and with what is heard beside them (core/understanding/turn-danger.ts). */
import { join } from 'node:path'
import { TURN_CLASSES, type ActScores } from '../../src/core/understanding/acts.ts'
import { routeOf } from '../../src/core/understanding/route/route.ts'
import { heardInTalk, type TurnDangers } from '../../src/core/understanding/turn-danger.ts'
import type { SenseMessage } from '../../src/services/sense-message.ts'
import { loadRules } from '../eval/rules.ts'
import type { TurnLine } from './turn-lines.ts'

interface Met {
  alarmed: number
  asked: number
}

const NONE: Readonly<Record<string, number>> = Object.fromEntries(TURN_CLASSES.map((name) => [name, 0]))

/** `lines` scored by models that never saw their writers; `sense` hears them as first messages. Prints four lines. */
export async function reportDangers(
  root: string,
  lines: readonly (TurnLine & { scores: ActScores })[],
  sense: SenseMessage,
): Promise<void> {
  const { safety, routes } = loadRules(join(root, 'intents'))
  const groups = [
    { name: 'danger to life', of: lines.filter(({ acts }) => acts.includes('life')) },
    { name: 'harmless', of: lines.filter(({ acts }) => !acts.includes('life') && !acts.includes('urgent')) },
  ]
  for (const { name, of } of groups) {
    const byWords: Met = { alarmed: 0, asked: 0 }
    const heard: Met = { alarmed: 0, asked: 0 }
    for (const { text, scores } of of) {
      const sounds = await sense(text)
      const routed = routeOf(text, { safety, routes }, sounds)
      const found = { dangers: routed.safety, asks: routed.ask }
      // In a talk a cry that only the model of first messages hears counts for nothing.
      const named = found.asks.filter(({ kind, listed }) => kind !== 'help_cry' || listed)
      count(byWords, { ...found, asks: named })
      if (sounds !== null)
        count(heard, heardInTalk(found, text, { ...sounds, acts: { ...NONE, ...scores } as ActScores }, safety))
    }
    const told = ({ alarmed, asked }: Met): string => `alarmed ${alarmed}, asked about ${asked}`
    console.log(`${name.padEnd(16)} n ${of.length} by words: ${told(byWords)}; with what is heard: ${told(heard)}`)
  }
}

function count(met: Met, { dangers, asks }: TurnDangers): void {
  if (dangers.some(({ notes }) => !notes.includes('over'))) met.alarmed += 1
  else if (asks.length > 0) met.asked += 1
}
