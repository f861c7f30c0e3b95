/** The dialogue that follows a danger's question, by its own name or by who tells it. */
import type { Dialogue, Step } from '../../dialogue/schema.ts'
import { startDialogue } from '../asking/advance.ts'
import { dangerStepById } from './danger-turn.ts'
import { dialogueOfTeller } from '../asking/named-dialogue.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** A doubt that is met by facts (where, who, what) is a wish for help: the dialogue opens with all of them kept. */
export function openAfterDoubt(turn: Turn, step: Step | null): void {
  if (step === null || turn.dialogue() !== null || hasOpenCase(turn.state)) return
  const danger = dangerStepById(turn, step.id)
  // 撑不下去 that is met with a town and a sum is a hardship; who says more than that is heard as a danger of its own.
  const hinted = danger?.kind === 'suicide' && turn.state.dangers.every(({ strength }) => strength === 'ask')
  const dialogue = danger === null ? null : dialogueAfter(turn, hinted ? {} : danger)
  if (dialogue === null) return
  startDialogue(turn, dialogue, null)
}

/** The dialogue that follows a danger's question; whoever speaks for another person is asked about that person. */
export function dialogueAfter(turn: Turn, { dialogue }: { dialogue?: string | undefined }): Dialogue | null {
  return (
    (dialogue === undefined ? dialogueOfTeller(turn, turn.value('relation')) : null) ??
    turn.dialogue(dialogue ?? 'emergency-help')
  )
}
