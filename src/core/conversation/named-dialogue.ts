/** The dialogue that words call by name. */
import type { Dialogue } from '../dialogue/schema.ts'
import type { Heard } from './hear.ts'
import { isNeeded } from './papers-turn.ts'
import { hasOpenCase, type Turn } from './turn.ts'

/** The dialogue for words of somebody who speaks for another person: a neighbour, a village officer, a hospital. */
export function dialogueOfTeller(turn: Turn, relation: unknown): Dialogue | null {
  return turn.world.rules.dialogues.find(({ opens }) => opens.relations.includes(String(relation))) ?? null
}

/**
 * A question that the handbook can answer is no wish to start (低保怎么申请); only the eligibility talk is opened by
 * questions. A complaint with a case open goes to a person: in that case the one complained of would read it.
 */
export function namedDialogue(turn: Turn, heard: Heard): Dialogue | null {
  if (heard.input.choice !== undefined) return null
  const quoted = heard.question && turn.world.answer?.outcome === 'answer'
  const busy = hasOpenCase(turn.state)
  const named = ({ opens, ends, alone, needs }: Dialogue): boolean =>
    (!quoted || ends === 'result' || needs !== undefined) &&
    isNeeded({ needs }, turn.case) &&
    !(alone && busy) &&
    opens.phrases.some((phrase) => heard.text.includes(phrase))
  return turn.world.rules.dialogues.find(named) ?? null
}
