/** A person is one word away: calling one, waiting for one, coming back from one. */
import type { WorkerRef } from './events.ts'
import { goOn } from './advance.ts'
import { hasOpenCase, type Turn } from './turn.ts'
import { fill } from './words.ts'

/** Calls a person; the draft goes along. `quiet`: the sentence was said already. */
export function callHuman(turn: Turn, options: { quiet?: boolean } = {}): void {
  const { words, desk } = turn.world
  if (turn.state.floor === 'waiting') {
    if (!options.quiet) turn.say(words.humanWaiting)
    return
  }
  turn.emit({ type: 'floor-changed', to: 'waiting', by: 'resident', reason: options.quiet ? 'three misses' : 'asked' })
  const { lastQuestion } = turn.state
  if (lastQuestion) turn.gaps.push({ question: lastQuestion.question, reason: 'handed-over', slug: lastQuestion.slug })
  if (options.quiet) return
  const urgent = turn.state.case?.level === 'P0' || turn.state.case?.level === 'P1'
  if (!desk.open && !urgent) {
    turn.say([words.humanCalled, fill(words.humanClosed, { next: desk.next })].join(''))
    return
  }
  const estimate =
    desk.minutes === null ? words.humanNoEstimate : fill(words.humanQueue, { ahead: desk.ahead, minutes: desk.minutes })
  turn.reply({
    kind: 'notice',
    text: `${words.humanCalled}${estimate}`,
    choices: [{ id: 'cmd:continue', label: '不等了，接着说' }],
  })
}

/** Gives the floor back to the bot while nobody has taken it. */
export function stopWaiting(turn: Turn): void {
  turn.emit({ type: 'floor-changed', to: 'bot', by: 'resident', reason: 'does not wait' })
  goOn(turn, turn.state.dialogue === null ? turn.world.words.greeting : '', false)
}

/** The worker gives the floor back: the bot says so and takes up the open question. */
export function handBack(turn: Turn, worker: WorkerRef, instruction: string | null): void {
  turn.emit({ type: 'floor-changed', to: 'bot', by: worker, reason: instruction ?? 'handed back' })
  turn.emit({ type: 'notice-posted', text: fill(turn.world.words.humanBack, { badge: worker.badge }) })
  if (instruction) turn.say(instruction)
  if (turn.state.dialogue !== null) goOn(turn, turn.world.words.goOn, false)
  else if (!instruction) turn.say(afterwards(turn))
}

/** What may be written now that the bot listens again. */
function afterwards(turn: Turn): string {
  const { words } = turn.world
  return hasOpenCase(turn.state) ? fill(words.alreadySent, { number: turn.case?.number }) : words.greeting
}
