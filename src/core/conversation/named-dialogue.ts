/** The dialogue that words call by name. */
import type { Dialogue } from '../dialogue/schema.ts'
import type { Heard } from './hear.ts'
import type { Turn } from './turn.ts'

/**
 * A question that the handbook can answer is no wish to start (低保怎么申请); only the eligibility talk is opened by
 * questions.
 */
export function namedDialogue(turn: Turn, heard: Heard): Dialogue | null {
  if (heard.input.choice !== undefined) return null
  const quoted = heard.question && turn.world.answer?.outcome === 'answer'
  const named = ({ opens, ends }: Dialogue): boolean =>
    (!quoted || ends === 'result') && opens.phrases.some((phrase) => heard.text.includes(phrase))
  return turn.world.rules.dialogues.find(named) ?? null
}
