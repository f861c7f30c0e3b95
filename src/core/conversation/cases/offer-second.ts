/** What is said of the second household when the first one was sent. */
import { SECOND_HOUSE } from '../state.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** After the first household was sent: the second one is read back, and reported when the reporter agrees. */
export function offerSecond(turn: Turn): void {
  const told = turn.value(SECOND_HOUSE)
  if (typeof told !== 'string') return
  turn.emit({ type: 'question-asked', intent: 'talk', step: 'meta:second' })
  turn.reply({
    kind: 'question',
    text: fill(turn.world.words.secondAsk, { words: told.slice(0, READ_BACK_MOST) }),
    choices: [
      { id: 'second-yes', label: '接着报' },
      { id: 'second-no', label: '先不报' },
    ],
  })
}

const READ_BACK_MOST = 80
