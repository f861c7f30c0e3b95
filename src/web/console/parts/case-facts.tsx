/** Facts as they were asked and answered, in the resident's own words, beside their plain form. */
import { factWords, SLOT_WORDS } from '../fact-words.ts'
import type { Case, ConversationDetail } from '../types.ts'
import { caseWords } from '../words-cases.ts'

type Slots = ConversationDetail['state']['slots']

interface Row {
  slot: string
  label: string
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
      {rows.map(({ slot, label, plain, said }) => (
        <div key={slot}>
          <dt>{label}</dt>
          <dd>
            {plain ?? said}
            {plain !== null && said !== null && said !== plain && <span className="said">“{said}”</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Names of facts where they differ from the names of slots. */
const FACT_OF: Readonly<Record<string, string>> = {
  shelter: 'shelterTonight',
  food: 'foodToday',
  medical: 'medicalNeed',
  income: 'monthlyIncome',
}

export function rowsOfCase({ asked, facts }: Case): Row[] {
  const answered = asked.map(({ slot, asked: question, answered: said }) => {
    const name = FACT_OF[slot] ?? slot
    return { slot, label: SLOT_WORDS[slot] ?? question, plain: factWords(name, facts[name]), said }
  })
  // What a worker wrote down on the phone was not asked by the dialogue.
  const seen = new Set(asked.map(({ slot }) => FACT_OF[slot] ?? slot))
  const noted = Object.entries(facts)
    .filter(([name]) => !seen.has(name) && name !== 'harm')
    .map(([name, value]) => ({
      slot: name,
      label: SLOT_WORDS[name] ?? name,
      plain: factWords(name, value),
      said: null,
    }))
    .filter(({ plain }) => plain !== null)
  return [...answered, ...noted]
}

function rowsOfSlots(slots: Slots): Row[] {
  return Object.entries(slots).flatMap(([slot, held]) => {
    if (slot === 'review') return []
    const label = SLOT_WORDS[slot] ?? slot
    if (held.kind !== 'filled')
      return [{ slot, label, plain: held.kind === 'unknown' ? '不清楚' : '不想说', said: null }]
    return [{ slot, label, plain: factWords(slot, held.value), said: held.said || null }]
  })
}
