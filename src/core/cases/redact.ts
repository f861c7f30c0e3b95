/** A case for eyes that may know that it exists but not who it is about (product.md row "Privacy"; 社会救助法 §11). */
import { isGuarded, seesPersonal, type Person } from '../rights.ts'
import type { Case, CaseHead, TimelineEntry } from './case.ts'

export const HIDDEN = '（保密）'

/** Kinds of entry whose words are free text about a person. */
const FREE_TEXT: ReadonlySet<TimelineEntry['kind']> = new Set([
  'note',
  'said',
  'fact',
  'contact',
  'transition',
  'aid',
  'document',
  'referral',
  'level',
  'opened',
])

/** The whole case, or the case without words and numbers that name a person. */
export function caseFor(person: Person, whole: Case): Case & { redacted: boolean } {
  if (seesPersonal(person, { incident: whole.incident, holderId: whole.assignee?.id ?? null })) {
    return { ...whole, redacted: false }
  }
  return {
    ...whole,
    redacted: true,
    incident: isGuarded(whole.incident) ? 'other' : whole.incident,
    reasons: whole.reasons.map(({ words: _words, ...reason }) =>
      isGuarded(whole.incident) ? { ...reason, text: HIDDEN } : reason,
    ),
    facts: {},
    firstMessage: HIDDEN,
    asked: [],
    contact: { name: null, phone: null, relation: whole.contact.relation, how: null },
    reportedBy: HIDDEN,
    timeline: whole.timeline.map((entry) => (FREE_TEXT.has(entry.kind) ? { ...entry, text: HIDDEN } : entry)),
    aid: whole.aid.map(({ note: _note, ...aid }) => ({ ...aid, note: HIDDEN })),
    documents: whole.documents.map((document) => ({ ...document, name: HIDDEN })),
    asks: [],
    ...marksFor(whole),
    ...(whole.overrides ? { overrides: whole.overrides.map((one) => ({ ...one, reason: HIDDEN })) } : {}),
  }
}

/** A mark may name the kind of trouble. */
function marksFor({ incident, tags }: Pick<Case, 'incident' | 'tags'>): Pick<Case, 'tags'> {
  return tags !== undefined && isGuarded(incident) ? { tags: [] } : {}
}

/** A row of a list: the kind of trouble and the marks are hidden where the case is guarded. */
export function headFor<T extends Pick<CaseHead, 'incident' | 'assignee' | 'tags'>>(person: Person, head: T): T {
  const seen = seesPersonal(person, { incident: head.incident, holderId: head.assignee?.id ?? null })
  return seen || !isGuarded(head.incident) ? head : { ...head, incident: 'other', ...marksFor(head) }
}
