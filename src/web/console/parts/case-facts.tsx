/** Facts as they were asked and answered: their plain form, and the resident's own words behind a press. */
import { factWords, SLOT_WORDS } from '../fact-words.ts'
import type { Case, ConversationDetail } from '../types.ts'
import { caseWords } from '../words-cases.ts'

type Slots = ConversationDetail['state']['slots']

interface Row {
  slot: string
  label: string
  /** How it was asked; null when the resident said it unasked. */
  asked: string | null
  plain: string | null
  said: string | null
}

export function FactRows({ whole, slots }: { whole: Case | null; slots: Slots }) {
  const rows = whole !== null && whole.asked.length > 0 ? rowsOfCase(whole) : rowsOfSlots(slots)
  if (rows.length === 0) return <p className="muted">{caseWords.nothing}</p>
  return <FactTable rows={rows} />
}

export function FactTable({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="facts">
      {[...rows].sort(inOrder).map((row) => (
        <div key={row.slot}>
          <dt>{row.label}</dt>
          <dd>
            {row.plain ?? row.said}
            <Words row={row} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Words({ row: { asked, plain, said } }: { row: Row }) {
  if (plain === null || said === null || said === plain) return null
  return (
    <details className="said">
      <summary>{caseWords.said}</summary>
      {asked !== null && <span>{caseWords.askedAs(asked)}</span>} “{said}”
    </details>
  )
}

/** Names of facts where they differ from the names of slots. */
const FACT_OF: Readonly<Record<string, string>> = {
  safeNow: 'ongoingDanger',
  shelter: 'shelterTonight',
  food: 'foodToday',
  medical: 'medicalNeed',
  income: 'monthlyIncome',
}
/** Facts that only repeat the talk, or stand elsewhere on the page. */
const PLAIN_ONLY_SAID: ReadonlySet<string> = new Set(['harm'])
const ELSEWHERE: ReadonlySet<string> = new Set(['review', 'contact', 'ongoingDanger', 'phone', 'dangerAnswer'])

const ORDER = Object.keys(SLOT_WORDS)

function inOrder(a: Row, b: Row): number {
  const place = ({ slot }: Row) => (ORDER.includes(slot) ? ORDER.indexOf(slot) : ORDER.length)
  return place(a) - place(b)
}

export function rowsOfCase({ asked, facts }: Case): Row[] {
  const answered = asked.map(({ slot, asked: question, answered: said }) => {
    const name = FACT_OF[slot] ?? slot
    const plain = PLAIN_ONLY_SAID.has(slot) ? null : factWords(name, facts[name])
    return { slot, label: SLOT_WORDS[slot] ?? question, asked: question, plain, said }
  })
  // What a worker wrote down on the phone was not asked by the dialogue.
  const seen = new Set(asked.map(({ slot }) => FACT_OF[slot] ?? slot))
  const noted = Object.entries(facts)
    .filter(([name]) => !seen.has(name) && !PLAIN_ONLY_SAID.has(name) && !ELSEWHERE.has(name))
    .map(([name, value]) => ({
      slot: name,
      label: SLOT_WORDS[name] ?? name,
      asked: null,
      plain: factWords(name, value),
      said: null,
    }))
    .filter(({ plain }) => plain !== null)
  return [...answered, ...noted]
}

function rowsOfSlots(slots: Slots): Row[] {
  return Object.entries(slots).flatMap(([slot, held]) => {
    if (ELSEWHERE.has(slot)) return []
    const row = { slot, label: SLOT_WORDS[slot] ?? slot, asked: null }
    if (held.kind !== 'filled') return [{ ...row, plain: held.kind === 'unknown' ? '不清楚' : '不想说', said: null }]
    return [{ ...row, plain: factWords(slot, held.value), said: held.said || null }]
  })
}
