/** A case after its person asked for erasure: the file that the law keeps, without the words of the talk; or nothing but its frame. */
import type { Case, TimelineEntry } from './case.ts'
import { toldOf } from './told.ts'

export const ERASED = '（已按本人要求删除）'

/** Entries that repeat what the resident said. */
const SAID: ReadonlySet<TimelineEntry['kind']> = new Set(['said', 'fact'])
/** Entries that may name the person in free words of anybody. */
const FREE: ReadonlySet<TimelineEntry['kind']> = new Set([
  ...SAID,
  'note',
  'contact',
  'transition',
  'document',
  'opened',
  'level',
  'referral',
])

/**
 * `file`: something was decided, so who got what and why must stay provable (社会救助法: records of relief are kept);
 * `frame`: taken back or merged before anything was given, so nothing about the person has to stay.
 */
export function keptAs({ status, aid }: Pick<Case, 'status' | 'aid'>): 'file' | 'frame' {
  return (status === 'withdrawn' || status === 'merged') && aid.length === 0 ? 'frame' : 'file'
}

/** The case as it may stand after erasure; number, level, steps and dates stay in both. */
export function withoutWords(whole: Case): Case {
  const bare: Case = {
    ...whole,
    firstMessage: ERASED,
    asked: [],
    reasons: whole.reasons.map(({ words: _words, ...reason }) => reason),
    told: toldOf(whole),
    timeline: whole.timeline.map((entry) =>
      entry.by === 'resident' && SAID.has(entry.kind) ? { ...entry, text: ERASED } : entry,
    ),
  }
  const { harm: _harm, ...facts } = whole.facts
  if (keptAs(whole) === 'file') return { ...bare, facts }
  return {
    ...bare,
    facts: {},
    contact: { name: null, phone: null, relation: whole.contact.relation, how: null },
    reportedBy: ERASED,
    documents: [],
    ...withoutAsides(whole),
    ...(whole.overrides ? { overrides: whole.overrides.map((one) => ({ ...one, reason: '' })) } : {}),
    timeline: bare.timeline.map((entry) => (FREE.has(entry.kind) ? { ...entry, text: ERASED } : entry)),
  }
}

/** What others wrote beside the case: which office was asked stays, its words and the marks go. */
export function withoutAsides({ asks, tags }: Pick<Case, 'asks' | 'tags'>): Pick<Case, 'asks' | 'tags'> {
  const bare = asks?.map((ask) => ({ ...ask, question: '', answer: ask.answer && { ...ask.answer, text: '' } }))
  return { ...(bare ? { asks: bare } : {}), ...(tags ? { tags: [] } : {}) }
}
