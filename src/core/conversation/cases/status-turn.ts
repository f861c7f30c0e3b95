/** My case: what its status means, its deadline, and "nobody called me". */
import type { Case } from '../../cases/case.ts'
import { dayWords } from '../../cases/due-words.ts'
import { missingPapers } from '../../cases/papers.ts'
import { dueWords } from '../../time.ts'
import { firstContactDue } from '../../cases/deadlines.ts'
import { isEnded } from '../../cases/transitions.ts'
import type { Level } from '../../triage/level.ts'
import { raiseRepeated } from '../../triage/raise.ts'
import { setClocks } from './open-case.ts'
import { withoutCall } from '../asking/no-number.ts'
import type { Turn } from '../turn.ts'
import { fill, type WordKey } from '../words.ts'

const STATUS_KEY: Readonly<Record<Case['status'], WordKey>> = {
  new: 'statusNew',
  accepted: 'statusAccepted',
  contacted: 'statusContacted',
  verified: 'statusVerified',
  aided: 'statusAided',
  documents_pending: 'statusDocuments',
  closed: 'statusClosed',
  referred: 'statusReferred',
  declined: 'statusDeclined',
  withdrawn: 'statusWithdrawn',
  merged: 'statusMerged',
}

/** The status in words, from what is stored: a part without a value is left out. */
export function statusWords(shown: Case, turn: Turn): string {
  const { words, now } = turn.world
  const due = dueWords(new Date(shown.dueAt), now)
  const isContacted = shown.firstContactAt !== null
  const isLate = !isContacted && Date.parse(shown.dueAt) <= now.getTime()
  const isTold = shown.timeline.some(({ kind }) => kind === 'escalated')
  const missing = missingPapers(shown).map(({ name }) => name)
  const { office = null, answerBy = null } = shown.referral ?? {}
  const answerDue = answerBy === null ? null : new Date(answerBy)
  const said = fill(words[STATUS_KEY[shown.status]], {
    // A deadline that has passed is not promised again; it is owned up to.
    due: isContacted || isLate ? null : due,
    late: isLate ? due : null,
    lead: isLate && isTold ? '主管' : null,
    reached: shown.status === 'accepted' && isContacted ? '已联系过您' : null,
    aid: shown.aid.map(({ kind, amount, item }) => (kind === 'cash' ? `${amount}元` : item)).join('、'),
    missing: missing.join('、'),
    date: shown.documentsDueAt === null ? null : dayWords(new Date(shown.documentsDueAt), now),
    office: office || '别的部门',
    answer: answerDue !== null && answerDue > now ? dayWords(answerDue, now) : null,
    answerLate: answerDue !== null && answerDue <= now ? dayWords(answerDue, now) : null,
  })
  return withoutCall(turn.state, said)
}

/** What is told to whoever wants to send again: it is sent, and this is how it stands. */
export function sentWords(turn: Turn): string {
  const shown = turn.case
  const status = shown === null ? null : statusWords(shown, turn)
  return fill(turn.world.words.alreadySent, { number: shown?.number, status })
}

export function tellStatus(turn: Turn): void {
  const { words } = turn.world
  if (turn.case === null) {
    turn.reply({ kind: 'text', text: words.statusNone, choices: [{ id: 'cmd:human', label: '转人工' }] })
    return
  }
  turn.reply({
    kind: 'case',
    text: fill(words.status, { number: turn.case.number, words: statusWords(turn.case, turn) }),
    choices: [
      { id: 'cmd:late', label: '到点没人找我' },
      { id: 'cmd:human', label: '转人工' },
    ],
  })
}

/** 没人找我: the truth about the deadline, the desk is told, and the level rises one step, at most to P1 (RU-3). */
export function tellLate(turn: Turn): void {
  const { words, now, office } = turn.world
  const shown = turn.case
  if (shown === null || isEnded(shown.status)) {
    tellStatus(turn)
    return
  }
  const isLate = shown.firstContactAt === null && Date.parse(shown.dueAt) <= now.getTime()
  const taken = shown.assignee === null ? '还没有人接手' : '有人接了，还没联系您'
  const values = { due: dueWords(new Date(shown.dueAt), now), town: shown.town ?? office.name, taken }
  const level = raiseUnheard(turn, shown)
  turn.alert({
    kind: 'repeat',
    level,
    text: `居民说没人联系 · ${shown.town ?? office.name} · ${shown.number}`,
    stage: isLate ? 'lead' : 'worker',
  })
  const after = turn.case ?? shown
  const told = shown.firstContactAt === null ? (isLate ? words.late : words.lateStillTime) : words.lateReached
  const next = after.dueAt === shown.dueAt ? null : dueWords(new Date(after.dueAt), now)
  turn.reply({
    kind: 'question',
    text: `${withoutCall(turn.state, fill(told, { ...values, next }))}${words.worse}`,
    choices: [
      { id: 'cmd:same', label: '差不多' },
      { id: 'cmd:worse', label: '更难了' },
      { id: 'cmd:human', label: '转人工' },
    ],
  })
}

/** One step a promise: saying it again before the new deadline rings the desk and moves nothing more. */
function raiseUnheard(turn: Turn, shown: Case): Level {
  const { now, calendar } = turn.world
  const isOpen = Date.parse(shown.dueAt) > now.getTime()
  const done = isOpen && shown.reasons[0]?.rule === 'RU-3'
  const contacted = shown.firstContactAt !== null
  const { level, rule } = raiseRepeated(shown.level, {
    lastAskedAt: null,
    now,
    contactedSince: contacted,
    saysNobodyCame: !contacted && !done,
  })
  const said = '居民说没人联系'
  if (rule === null) {
    turn.changeCase({}, { by: 'resident', kind: 'said', text: said })
    return shown.level
  }
  const fresh = firstContactDue(level, now, calendar).toISOString()
  const dueAt = isOpen && shown.dueAt < fresh ? shown.dueAt : fresh
  const reasons = [{ rule, level, text: said, source: 'RU-3' }, ...shown.reasons]
  turn.changeCase(
    { level, dueAt, reasons },
    { by: 'resident', kind: 'escalated', text: `${said}，级别 ${shown.level} → ${level}` },
  )
  if (turn.case) setClocks(turn, turn.case)
  return level
}

/** My case, and those of other matters told in this talk. */
export function tellAll(turn: Turn): void {
  const { words } = turn.world
  if (turn.case !== null || turn.others.length === 0) tellStatus(turn)
  for (const other of turn.others)
    turn.reply({ kind: 'case', text: fill(words.status, { number: other.number, words: statusWords(other, turn) }) })
}
