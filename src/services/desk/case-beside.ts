/** What stands beside a case: policies that may fit, the resident's photos, cases of the same person, door or household, the aid clock. */
import type { Case, CaseHead } from '../../core/cases/case.ts'
import { headFor } from '../../core/cases/redact.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { answersOf } from '../../core/eligibility/answers.ts'
import { findings, type Answers } from '../../core/eligibility/evaluate.ts'
import { answersFromFacts } from '../../core/eligibility/from-facts.ts'
import type { Result } from '../../core/eligibility/schema.ts'
import { foldConversation } from '../../core/conversation/fold.ts'
import { slotValue, type ConversationState } from '../../core/conversation/state.ts'
import { caseRow, seesCase } from '../../core/rights.ts'
import { firstAidDeadline } from '../../core/triage/clocks.ts'
import type { Attachment } from '../../ports/attachment-store.ts'
import { accessRefusal } from './change-case.ts'
import type { Actor, DeskServices } from './deps.ts'
import { logRead } from './read-log.ts'
import { done, type Outcome } from './refusal.ts'

export interface Fit {
  id: string
  name: string
  result: Extract<Result, 'likely' | 'perhaps'>
  /** Never a promise: why it may fit. */
  says: string
  papers: string[]
  where: string
  source: string
}

export type Relation = 'phone' | 'name' | 'address' | 'household'

export interface Beside {
  fits: Fit[]
  /** Questions whose answers are still open, so that no policy is judged by them. */
  open: string[]
  photos: Pick<Attachment, 'id' | 'kind' | 'bytes' | 'at'>[]
  related: { head: CaseHead; by: Relation[] }[]
  /** By when first aid is decided; null where none is due, or it was given. */
  aidDueAt: string | null
}

const RELATED = 20

export async function caseBeside(deps: DeskServices, actor: Actor, number: string): Promise<Outcome<Beside>> {
  const whole = await deps.cases.find(number)
  if (whole === null) return { kind: 'not-found', what: 'case' }
  const refusal = accessRefusal(actor, whole)
  if (refusal) return refusal
  await logRead(deps, actor, { action: 'case.read', target: number, detail: '' }, { isFollowing: true })
  const talk = whole.conversationId === null ? null : await deps.conversations.load(whole.conversationId)
  const photos = whole.conversationId === null ? [] : await deps.attachments.of(whole.conversationId)
  return done({
    ...policies(deps, whole, talk === null ? null : foldConversation(talk.events)),
    photos: photos.map(({ id, kind, bytes, at }) => ({ id, kind, bytes, at })),
    related: await relatedTo(deps, actor, whole),
    aidDueAt: aidDue(whole),
  })
}

function aidDue({ level, openedAt, aid, status }: Case): string | null {
  if (aid.length > 0 || isEnded(status)) return null
  return firstAidDeadline(level, new Date(openedAt))?.toISOString() ?? null
}

/** What the resident answered in the talk counts before what the facts tell. */
function policies(deps: DeskServices, whole: Case, state: ConversationState | null): Pick<Beside, 'fits' | 'open'> {
  const table = deps.eligibility
  if (table === undefined) return { fits: [], open: [] }
  const said: Answers =
    state === null
      ? {}
      : answersOf(table, (name) => {
          const value = slotValue(state, name)
          return { value, known: value !== undefined }
        }).answers
  const told = Object.entries({ ...answersFromFacts(table, whole.facts), ...said }).filter(
    ([, answer]) => answer !== undefined,
  )
  const answers: Answers = Object.fromEntries(told)
  const fits = findings(table, answers).flatMap(({ policy, result }): Fit[] => {
    if (result !== 'likely' && result !== 'perhaps') return []
    const { id, name, say, papers, where, source } = policy
    return [{ id, name, result, says: say[result], papers: papersOf(papers), where, source }]
  })
  const order = (fit: Fit) => (fit.result === 'likely' ? 0 : 1)
  const open = table.questions.filter(({ key, when }) => when === undefined && answers[key] === undefined)
  return { fits: fits.toSorted((a, b) => order(a) - order(b)), open: open.map(({ ask }) => ask) }
}

/** The papers by name; what stands behind the semicolon is advice and no paper. */
function papersOf(text: string): string[] {
  const [list = ''] = text.split('；')
  return list.split('、').filter((name) => name !== '' && !/^(?:同|急的|应急)/.test(name))
}

async function relatedTo(deps: DeskServices, actor: Actor, whole: Case): Promise<Beside['related']> {
  const { phone, name } = whole.contact
  const found = new Map<string, { head: CaseHead; by: Relation[] }>()
  const add = (by: Relation, heads: readonly CaseHead[]) => {
    for (const head of heads) {
      if (head.number === whole.number || !seesCase(actor, caseRow(head))) continue
      const known = found.get(head.number)
      if (known === undefined) found.set(head.number, { head: headFor(actor, head), by: [by] })
      else if (!known.by.includes(by)) known.by.push(by)
    }
  }
  if (phone !== null) add('phone', await deps.cases.byPhone(phone, RELATED))
  if (name !== null) add('name', await deps.cases.alike({ name }, RELATED))
  add('address', await deps.cases.alike({ addressOf: whole }, RELATED))
  if (phone !== null) {
    const homes = await deps.households.byKey({ purpose: 'phone', value: phone })
    for (const person of homes.flatMap(({ people }) => people)) {
      if (person.name !== name) add('household', await deps.cases.alike({ name: person.name }, RELATED))
    }
  }
  return [...found.values()].slice(0, RELATED)
}
