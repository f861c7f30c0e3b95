/** My case: what its status means, its deadline, and "nobody called me". */
import type { Case } from '../cases/case.ts'
import { beijing, dueWords } from '../time.ts'
import { syncCase } from './open-case.ts'
import type { Turn } from './turn.ts'
import { fill, type WordKey } from './words.ts'

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
  const papers = shown.documents.filter(({ state }) => state === 'missing').map(({ name }) => name)
  const due = shown.documentsDueAt === null ? null : beijing(new Date(shown.documentsDueAt))
  return fill(words[STATUS_KEY[shown.status]], {
    due: dueWords(new Date(shown.dueAt), now),
    aid: shown.aid.map(({ kind, amount, item }) => (kind === 'cash' ? `${amount}元` : item)).join('、'),
    missing: papers.join('、'),
    date: due ? `${due.month}月${due.day}日` : null,
  })
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

/** 没人找我: the truth about the deadline, the desk is told, and the level rises one step at most to P1 (RU-3). */
export function tellLate(turn: Turn): void {
  const { words, now, office } = turn.world
  const shown = turn.case
  if (shown === null) {
    tellStatus(turn)
    return
  }
  const overdue = new Date(shown.dueAt).getTime() <= now.getTime() && shown.firstContactAt === null
  turn.alert({
    kind: 'repeat',
    level: shown.level,
    text: `居民说没人联系 · ${shown.town ?? office.name} · ${shown.number}`,
  })
  syncCase(turn, '居民说没人联系')
  const values = { due: dueWords(new Date(shown.dueAt), now), town: shown.town ?? office.name }
  turn.reply({
    kind: 'question',
    text: `${fill(overdue ? words.late : words.lateStillTime, values)}${words.worse}`,
    choices: [
      { id: 'cmd:same', label: '差不多' },
      { id: 'cmd:worse', label: '更难了' },
      { id: 'cmd:human', label: '转人工' },
    ],
  })
}
