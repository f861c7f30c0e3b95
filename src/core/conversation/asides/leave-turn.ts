/** 先去喂猪 等下再讲: the talk waits, with everything that was told kept. */
import { openStepOf, readBackLead } from '../asking/ask.ts'
import type { Heard } from '../hear.ts'
import { changedSlots } from '../state.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { saveDialogue } from '../cases/send.ts'
import { keepWords } from '../asking/slots-turn.ts'
import type { Turn } from '../turn.ts'

/** What was told with the goodbye is kept and read back before the talk waits. */
export function leave(turn: Turn, heard: Heard): void {
  const before = turn.state.slots
  keepWords(turn, heard)
  keepOtherSteps(turn, openStepOf(turn), heard)
  saveDialogue(turn, readBackLead(turn, changedSlots(turn.state, before)))
}
