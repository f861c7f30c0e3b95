/** Silence and clocks: what happens when nobody writes, nobody claims, nobody calls. One timer, one decision. */
import type { Case } from '../cases/case.ts'
import { ringCase } from '../cases/ring.ts'
import { isEnded } from '../cases/transitions.ts'
import type { Level } from '../triage/level.ts'
import { addMinutes } from '../time.ts'
import { askAfterwards } from './cases/after-care.ts'
import { wantsOut } from './cases/come-back.ts'
import { mayMask } from './asking/consent-turn.ts'
import { dangerIsOpen } from './danger/danger-turn.ts'
import { withoutCall } from './asking/no-number.ts'
import { isHushed, LEFT_ALONE } from './danger/hush-turn.ts'
import { stillWaiting } from './asides/human-turn.ts'
import { wayBack } from './cases/resume-code.ts'
import { openCase, phonesOf } from './cases/open-case.ts'
import { assessNow } from './facts.ts'
import { levelOf } from './state.ts'
import { hasOpenCase, Turn, type Start } from './turn.ts'
import { fill } from './words.ts'
import type { World } from './world.ts'

/** Minutes of silence before the bot asks again (dialogues §0.2): P0 2, P1 10, else a day. */
const SILENCE_MINUTES: Readonly<Record<Level, number>> = { P0: 2, P1: 10, P2: 1440, P3: 1440 }

/** Sets or ends the silence timer at the end of a turn. */
export function setSilence(turn: Turn): void {
  const id = `silence:${turn.conversationId}`
  if (!isWaited(turn)) {
    turn.cancel(id)
    return
  }
  const level = levelOf(turn.state) ?? assessNow(turn.state, turn.world).level
  turn.timer(id, 'silence', addMinutes(turn.world.now, SILENCE_MINUTES[level]))
}

/** True while the bot waits for the resident: in a dialogue, or with a danger's question open. */
function isWaited(turn: Turn): boolean {
  // 好，不办了。要删掉吗: whoever stopped is not taken up again by a clock.
  if (isHushed(turn.state) || turn.state.openStep === 'meta:leave') return false
  return turn.state.floor !== 'human' && (turn.state.dialogue !== null || dangerIsOpen(turn))
}

/** Decides what a due timer does; an empty turn means that the clock no longer matters. */
export function decideTimer(start: Start, kind: string, world: World): Turn {
  const turn = new Turn(start, world)
  if (kind === 'silence') silence(turn)
  else if (kind.startsWith('waiting')) stillWaiting(turn, kind)
  else if (kind === 'mask') turn.masks = mayMask(turn)
  else if (turn.case !== null && kind.startsWith('care')) askAfterwards(turn, turn.case, kind)
  else if (turn.case !== null && !isEnded(turn.case.status)) caseClock(turn, turn.case, kind)
  return turn
}

function silence(turn: Turn): void {
  if (!isWaited(turn)) return
  const { words } = turn.world
  const level = levelOf(turn.state) ?? assessNow(turn.state, turn.world).level
  // Who waits for a person hears from the clock of waiting; two voices at once would ask whom he waits for.
  if (turn.state.floor === 'waiting' && hasOpenCase(turn.state) && level !== 'P0') return
  // 先别问了 was promised: what is urgent goes out, and nobody is asked whether he is there.
  const alone = turn.state.nudges.includes(LEFT_ALONE)
  turn.emit({ type: 'nudged', kind: level })
  if (level === 'P0' || level === 'P1') {
    const fresh = !hasOpenCase(turn.state)
    if (fresh) openCase(turn, { provisional: true })
    if (alone) {
      if (fresh) turn.say(fill(words.halfOpen, { number: turn.case?.number }))
      return
    }
    turn.say(
      [
        level === 'P0' ? words.still : words.stillUrgent,
        fresh ? fill(words.halfOpen, { number: turn.case?.number }) : '',
      ].join(''),
    )
    return
  }
  turn.say(`${words.draftSaved}${wayBack(turn)}`)
}

/** The rule is the case's own; here its words reach the resident. */
function caseClock(turn: Turn, current: Case, kind: string): void {
  const { now, calendar, office, words } = turn.world
  const ring = ringCase(current, kind, { now, calendar, office: office.name })
  if (ring === null) return
  for (const alert of ring.alerts) turn.alert(alert)
  const [first, ...more] = ring.entries
  if (first) turn.changeCase(ring.changed, first)
  for (const entry of more) turn.changeCase({}, entry)
  for (const clock of ring.timers) turn.clock(clock)
  // Whoever stands beside her would read it; the desk is rung all the same.
  if (isHushed(turn.state) || wantsOut(turn.state)) return
  for (const { key, values } of ring.tells)
    turn.say(withoutCall(turn.state, fill(words[key], { ...values, phones: phonesOf(turn).join('、') })))
}
