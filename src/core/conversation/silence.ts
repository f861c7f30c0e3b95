/** Silence and clocks: what happens when nobody writes, nobody claims, nobody calls. One timer, one decision. */
import { isHigher, LEVELS, type Level } from '../triage/level.ts'
import { addMinutes, dueWords } from '../time.ts'
import { dangerIsOpen } from './danger-turn.ts'
import { openCase, phonesOf, setClocks } from './open-case.ts'
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
  return turn.state.floor !== 'human' && (turn.state.dialogue !== null || dangerIsOpen(turn))
}

/** Decides what a due timer does; an empty turn means that the clock no longer matters. */
export function decideTimer(start: Start, kind: string, world: World): Turn {
  const turn = new Turn(start, world)
  if (kind === 'silence') silence(turn)
  else if (turn.case !== null && hasOpenCase(turn.state)) caseClock(turn, kind)
  return turn
}

function silence(turn: Turn): void {
  if (!isWaited(turn)) return
  const { words } = turn.world
  const level = levelOf(turn.state) ?? assessNow(turn.state, turn.world).level
  turn.emit({ type: 'nudged', kind: level })
  if (level === 'P0' || level === 'P1') {
    const fresh = !hasOpenCase(turn.state)
    if (fresh) openCase(turn, { provisional: true })
    turn.say(
      [
        level === 'P0' ? words.still : words.stillUrgent,
        fresh ? fill(words.halfOpen, { number: turn.case?.number }) : '',
      ].join(''),
    )
    return
  }
  turn.say(words.draftSaved)
}

function caseClock(turn: Turn, kind: string): void {
  const shown = turn.case
  if (shown === null) return
  const name = `${shown.town ?? turn.world.office.name} · ${shown.number}`
  switch (kind) {
    case 'unclaimed':
      if (shown.assignee === null) unclaimed(turn, name)
      return
    case 'warn50':
    case 'warn80':
      if (shown.firstContactAt === null) {
        turn.alert({
          kind: 'warning',
          level: shown.level,
          text: `时限已过${kind === 'warn50' ? '一半' : '八成'} · ${name}`,
        })
        turn.changeCase(
          {},
          { by: 'system', kind: 'warned', text: kind === 'warn50' ? '首次联系时限已过50%' : '首次联系时限已过80%' },
        )
      }
      return
    case 'overdue':
      if (shown.firstContactAt === null) overdue(turn, name)
  }
}

/** Nobody took it in time: the next person up is called, and the resident is told the truth. */
function unclaimed(turn: Turn, name: string): void {
  const shown = turn.case
  if (shown === null) return
  turn.alert({ kind: 'unclaimed', level: shown.level, text: `没有人接手，已呼叫主管 · ${name}` })
  turn.changeCase({}, { by: 'system', kind: 'escalated', text: '到时无人接手，上报主管' })
  if (shown.level === 'P0') turn.say(fill(turn.world.words.nobody, { phones: phonesOf(turn).join('、') }))
}

/** RU-2: the clock ran out without contact: P3 → P2, P2 → P1; waiting alone never makes P0. */
function overdue(turn: Turn, name: string): void {
  const shown = turn.case
  if (shown === null) return
  const said = { due: dueWords(new Date(shown.dueAt), turn.world.now), town: shown.town ?? turn.world.office.name }
  const level = raisedByWaiting(shown.level)
  turn.alert({ kind: 'overdue', level, text: `超时未联系 · ${name}` })
  turn.changeCase(
    { level },
    {
      by: 'system',
      kind: 'escalated',
      text: isHigher(level, shown.level) ? `超时未联系，级别 ${shown.level} → ${level}` : '超时未联系，上报服务中心',
    },
  )
  turn.say(fill(turn.world.words.overdue, said))
  if (turn.case && isHigher(level, shown.level))
    setClocks(turn, {
      ...turn.case,
      openedAt: turn.world.now.toISOString(),
      dueAt: addMinutes(turn.world.now, level === 'P1' ? 60 : 1440).toISOString(),
    })
}

function raisedByWaiting(level: Level): Level {
  return level === 'P3' || level === 'P2' ? (LEVELS[LEVELS.indexOf(level) - 1] ?? level) : level
}
