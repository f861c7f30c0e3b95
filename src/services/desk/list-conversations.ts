/** The inbox: what waits, what is mine, what is found by number, phone or words. */
import type { Floor } from '../../core/conversation/events.ts'
import { seesConversation, townsOf } from '../../core/rights.ts'
import { LEVELS } from '../../core/triage/level.ts'
import type { CaseHead } from '../../core/cases/case.ts'
import type { ConversationHead, ConversationKey } from '../../ports/conversation-store.ts'
import { rowFor, talkRow, type ConversationRow } from './conversation-access.ts'
import type { Actor, DeskServices } from './deps.ts'
import { conversationKeyText } from './page-key.ts'
import { readSearch } from './search.ts'
import { withOfficialTown } from './town-name.ts'

export interface ConversationQuery {
  /** `open`: all but the closed ones. */
  floor?: Floor | 'open' | undefined
  town?: string | undefined
  q?: string | undefined
  holder?: 'me' | undefined
  tag?: string | undefined
  limit?: number | undefined
  /** Where the page before ended. */
  after?: ConversationKey | undefined
}

const LIMIT = 200
/** How far back words are searched: words are sealed at rest and have to be opened to be compared. */
const SEARCHED = 1000
/** Numbers that one query can name. */
const PORTION = 90
/** Most that one phone or one name finds. */
const FOUND = 20

/** One page, most urgent first, then whoever waits longest, then what moved last; and where the next begins, null at the end. */
export async function listConversations(
  deps: DeskServices,
  actor: Actor,
  asked: ConversationQuery,
): Promise<{ conversations: ConversationRow[]; next: string | null }> {
  const query = withOfficialTown(deps, asked)
  const limit = query.limit ?? LIMIT
  const found = query.q
    ? await search(deps, actor, query)
    : await deps.conversations.list(filterOf(actor, query, limit))
  const last = query.q || found.length < limit ? undefined : found.at(-1)
  const heads = found
    .filter((head) => seesConversation(actor, talkRow(head)))
    .filter((head) => matches(actor, head, query))
    .filter(({ tags = [] }) => query.tag === undefined || tags.includes(query.tag))
    .sort(byUrgency)
    .slice(0, limit)
  const unclaimed = await unclaimedAmong(deps, heads)
  const rows = heads.map((head) => rowFor(actor, head, unclaimed.has(head.caseNumber)))
  return { conversations: rows, next: last === undefined ? null : conversationKeyText(last) }
}

/** Cases nobody has taken: their talks show their first words, so that somebody can judge. */
async function unclaimedAmong(
  { cases }: Pick<DeskServices, 'cases'>,
  heads: readonly Pick<ConversationHead, 'caseNumber'>[],
): Promise<ReadonlySet<string | null>> {
  const numbers = [...new Set(heads.flatMap(({ caseNumber }) => caseNumber ?? []))]
  const portions = Array.from({ length: Math.ceil(numbers.length / PORTION) }, (_, at) =>
    numbers.slice(at * PORTION, (at + 1) * PORTION),
  )
  const unclaimed = await Promise.all(
    portions.map((portion) => cases.list({ status: ['new'], numbers: portion, limit: PORTION })),
  )
  return new Set(unclaimed.flat().map(({ number }) => number))
}

function filterOf(actor: Actor, query: ConversationQuery, limit: number) {
  const towns = query.town ? [query.town] : townsOf(actor)
  return {
    limit,
    ...(query.floor ? { floor: query.floor } : {}),
    ...(query.after ? { after: query.after } : {}),
    ...(query.tag ? { tag: query.tag } : {}),
    // A holder's own conversations are hers wherever they lie.
    ...(query.holder === 'me' ? { holderId: actor.id } : towns ? { towns: [...towns] } : {}),
  }
}

async function search(deps: DeskServices, actor: Actor, query: ConversationQuery): Promise<ConversationHead[]> {
  const wanted = readSearch(query.q ?? '')
  if (wanted.kind === 'words') {
    const [heads, named] = await Promise.all([
      deps.conversations.list(filterOf(actor, query, SEARCHED)),
      deps.cases.alike({ name: wanted.text }, FOUND),
    ])
    const byName = await headsOf(deps, named)
    const found = new Set(byName.map(({ id }) => id))
    const holding = heads.filter(({ preview }) => preview.includes(wanted.text))
    const unclaimed = await unclaimedAmong(deps, holding)
    const said = holding.filter((head) => rowFor(actor, head, unclaimed.has(head.caseNumber)).preview !== '')
    return [...byName, ...said.filter(({ id }) => !found.has(id))]
  }
  const heads =
    wanted.kind === 'phone'
      ? await deps.cases.byPhone(wanted.phone, FOUND)
      : [await deps.cases.find(wanted.number)].filter((found) => found !== null)
  return [
    ...(await headsOf(deps, heads)),
    ...(wanted.kind === 'phone' ? await toldPhone(deps, heads, wanted.phone) : []),
  ]
}

/** The talks behind cases, each once. */
async function headsOf(deps: DeskServices, cases: readonly Pick<CaseHead, 'conversationId'>[]) {
  const ids = [...new Set(cases.flatMap(({ conversationId }) => conversationId ?? []))]
  const found = await Promise.all(ids.map((id) => deps.conversations.head(id)))
  return found.filter((head) => head !== null)
}

/** Talks in which this phone was told, and no case came of it. */
async function toldPhone(deps: DeskServices, cases: readonly Pick<CaseHead, 'conversationId'>[], phone: string) {
  const known = new Set(cases.map(({ conversationId }) => conversationId))
  const told = await deps.conversations.list({ phone, limit: FOUND })
  return told.filter(({ id }) => !known.has(id))
}

function matches(actor: Actor, head: ConversationHead, { floor, town, holder }: ConversationQuery): boolean {
  if (floor && (floor === 'open' ? head.floor === 'closed' : head.floor !== floor)) return false
  if (town && head.town !== town) return false
  return holder !== 'me' || head.holder?.id === actor.id
}

function byUrgency(a: ConversationHead, b: ConversationHead): number {
  const rank = (head: ConversationHead) => (head.level === null ? LEVELS.length : LEVELS.indexOf(head.level))
  const since = (head: ConversationHead) => head.waitingSince ?? '9'
  return rank(a) - rank(b) || since(a).localeCompare(since(b)) || b.updatedAt.localeCompare(a.updatedAt)
}
