/** Asking afterwards (dialogues §1.14): next morning, after aid, after a month; what the answer needs is done, and 不用再问 ends it. */
import type { Case } from '../../cases/case.ts'
import { firstContactDue } from '../../cases/deadlines.ts'
import { CARE_CLOCKS, caseTimer, timerId, type CaseTimerKind } from '../../cases/timers.ts'
import { isEnded } from '../../cases/transitions.ts'
import type { Choice } from '../../reply.ts'
import { addMinutes, dueWords } from '../../time.ts'
import { raiseRepeated } from '../../triage/raise.ts'
import { wantsOut } from './come-back.ts'
import type { Heard } from '../hear.ts'
import { setClocks } from './open-case.ts'
import type { Turn } from '../turn.ts'
import { fill, type WordKey } from '../words.ts'

/** Minutes after which a question that was not answered is put once more, and then left to a person. */
const ASK_AGAIN_MINUTES = 1440
/** Somebody speaks with the resident just now. */
const BUSY_MINUTES = 120

interface Answer {
  id: string
  label: string
  words: RegExp
  run: (turn: Turn, current: Case) => void
}

interface Question {
  ask: WordKey
  answers: readonly Answer[]
}

const says =
  (key: WordKey) =>
  (turn: Turn): void =>
    turn.say(turn.world.words[key])

const QUESTIONS: Readonly<Record<string, Question>> = {
  care1: {
    ask: 'careNextDay',
    answers: [
      { id: 'care:better', label: '好些', words: /^(好些|好多|好点|好一?些|没事了|挺好)/, run: says('careGood') },
      { id: 'care:same', label: '差不多', words: /^(差不多|一样|老样子|还那样)/, run: sameAsBefore },
      {
        id: 'care:worse',
        label: '更难了',
        words: /更难|更差|更糟|不好/,
        run: (turn, current) => reopen(turn, current, '回访：更难了'),
      },
    ],
  },
  care7: {
    ask: 'careAid',
    answers: [
      {
        id: 'care:none',
        label: '没收到',
        words: /没(有)?(收到|到账|拿到|来|到)|还没/,
        run: (turn, current) => reopen(turn, current, '回访：救助没收到'),
      },
      { id: 'care:got', label: '收到', words: /收到|到账|拿到|到了/, run: says('careGood') },
    ],
  },
  'care-service': {
    ask: 'careService',
    answers: [
      {
        id: 'care:absent',
        label: '没来',
        words: /没(人)?来/,
        run: (turn, current) => reopen(turn, current, '回访：上门服务没来'),
      },
      {
        id: 'care:bad',
        label: '有问题',
        words: /有问题|不好|不满意/,
        run: (turn, current) => reopen(turn, current, '回访：服务有问题'),
      },
      { id: 'care:fine', label: '很好', words: /很好|好|满意/, run: says('careGood') },
      { id: 'care:fair', label: '一般', words: /一般|还行/, run: sameAsBefore },
    ],
  },
  care30: {
    ask: 'careMonth',
    answers: [
      { id: 'care:no', label: '没有了', words: /^(没有?了?|都好)/, run: says('careGood') },
      { id: 'care:yes', label: '有', words: /^有/, run: says('openingHelp') },
    ],
  },
}

const STOP = { id: 'care:stop', label: '不用再问' }
const STOPS = /不用(再)?(问|回访)|别(再)?问|不要(再)?(问|回访|打扰)/
/** Whoever did not want the help, or went another way, is not asked how it was. */
const NOT_ASKED: ReadonlySet<Case['status']> = new Set(['declined', 'withdrawn', 'merged'])

/** The clock of asking: `care1`, or its next round `care1-again`, `care1-phone`. */
export function askAfterwards(turn: Turn, current: Case, kind: string): void {
  const [clock = '', round = ''] = splitRound(kind)
  const question = QUESTIONS[clock]
  if (question === undefined || NOT_ASKED.has(current.status) || turn.state.careStopped) return
  if (!mayBeAsked(turn, current) || wantsOut(turn.state)) {
    if (clock !== 'care30') tellWorker(turn, current, '回访：请值班员亲自问一问')
    return
  }
  const name = clock as CaseTimerKind
  const later = (minutes: number, next: string): void =>
    turn.clock(caseTimer(name, current, addMinutes(turn.world.now, minutes), next))
  const isOpen = turn.state.openStep === `care:${clock}`
  // Answered, or the talk went on since: nobody is asked twice.
  if (round !== '' && !isOpen) return
  if (round === 'phone') {
    tellWorker(turn, current, '回访两次没有回音，请打电话')
    return
  }
  if (turn.state.floor === 'human' || turn.state.dialogue !== null) {
    later(BUSY_MINUTES, kind)
    return
  }
  put(turn, current, clock, question)
  if (current.level === 'P0' || current.level === 'P1') {
    later(ASK_AGAIN_MINUTES, round === '' ? `${clock}-again` : `${clock}-phone`)
  }
}

function splitRound(kind: string): string[] {
  const found = /^(.+)-(again|phone)$/.exec(kind)
  return found ? [found[1] ?? '', found[2] ?? ''] : [kind, '']
}

/** Where a word on a screen may harm, or only a person may ask, the bot writes nothing (violence, suicide, complaints). */
function mayBeAsked({ state }: Turn, { incident }: Case): boolean {
  return (
    !state.quiet && !state.confidential && !['violence', 'suicide', 'child_neglect', 'complaint'].includes(incident)
  )
}

function put(turn: Turn, current: Case, clock: string, { ask, answers }: Question): void {
  const item = current.aid.findLast(({ kind }) => kind === 'service')?.item ?? '上门服务'
  const choices: Choice[] = [...answers.map(({ id, label }) => ({ id, label })), STOP]
  turn.emit({ type: 'question-asked', intent: 'talk', step: `care:${clock}` })
  turn.reply({ kind: 'question', text: fill(turn.world.words[ask], { item }), choices })
}

/** Answers what was asked afterwards. False: the words are about something else. */
export function answerCare(turn: Turn, heard: Heard): boolean {
  const { choice } = heard.input
  const open = turn.state.openStep?.startsWith('care:') ? turn.state.openStep.slice('care:'.length) : null
  if (choice === STOP.id || (open !== null && STOPS.test(heard.text))) return stopCare(turn)
  const question = open === null ? undefined : QUESTIONS[open]
  const pressed = Object.values(QUESTIONS)
    .flatMap(({ answers }) => answers)
    .find(({ id }) => id === choice)
  const meant =
    pressed ?? (choice === undefined ? question?.answers.find(({ words }) => words.test(heard.text)) : undefined)
  // A long answer tells more than yes or no: it is heard like everything else.
  if (meant === undefined || turn.case === null || (pressed === undefined && heard.text.length > SHORT)) {
    if (open !== null) turn.emit({ type: 'question-lapsed', step: `care:${open}` })
    return false
  }
  if (open !== null) turn.emit({ type: 'question-lapsed', step: `care:${open}` })
  turn.changeCase({}, { by: 'resident', kind: 'said', text: `回访：${meant.label}` })
  meant.run(turn, turn.case)
  return true
}

const SHORT = 12

function stopCare(turn: Turn): boolean {
  turn.emit({ type: 'care-stopped' })
  if (turn.case !== null) for (const kind of CARE_CLOCKS) turn.cancel(timerId(kind, turn.case.number))
  turn.say(turn.world.words.careStopped)
  return true
}

function sameAsBefore(turn: Turn, current: Case): void {
  tellWorker(turn, current, '回访：还是老样子')
  turn.say(turn.world.words.careNoted)
}

function tellWorker(turn: Turn, { level, town, number }: Case, what: string): void {
  const text = [what, town ?? turn.world.office.name, number].join(' · ')
  turn.alert({ kind: 'care', level, text, stage: 'worker' })
}

/** 没收到, 更难了: somebody must be in touch again, one step more urgent, by a deadline of its own (RU-3). */
function reopen(turn: Turn, current: Case, text: string): void {
  const { now, calendar, words, office } = turn.world
  const { level, rule } = raiseRepeated(current.level, {
    lastAskedAt: null,
    now,
    contactedSince: false,
    saysNobodyCame: true,
  })
  const dueAt = firstContactDue(level, now, calendar).toISOString()
  const reasons = [{ rule: rule ?? 'RU-3', level, text, source: 'RU-3' }, ...current.reasons]
  const status = isEnded(current.status) ? (current.assignee === null ? 'new' : 'accepted') : current.status
  turn.changeCase(
    { level, dueAt, reasons, status, firstContactAt: null },
    { by: 'resident', kind: 'escalated', text: `${text}，级别 ${current.level} → ${level}` },
  )
  const town = current.town ?? office.name
  turn.alert({ kind: 'repeat', level, text: [text, town, current.number].join(' · '), stage: 'lead' })
  if (turn.case) setClocks(turn, turn.case)
  turn.say(fill(words.careReopened, { town, due: dueWords(new Date(dueAt), now) }))
}
