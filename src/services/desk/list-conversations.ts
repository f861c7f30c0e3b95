/** The inbox: what waits, what is mine, what is found by number, phone or words. */
import type { Floor } from '../../core/conversation/events.ts'
import { seesConversation, townsOf } from '../../core/rights.ts'
import { LEVELS } from '../../core/triage/level.ts'
import type { ConversationHead } from '../../ports/conversation-store.ts'
import { rowFor, talkRow, type ConversationRow } from './conversation-access.ts'
import type { Actor, DeskServices } from './deps.ts'
import { readSearch } from './search.ts'
import { withOfficialTown } from './town-name.ts'

export interface ConversationQuery {
  floor?: Floor | undefined
  town?: string | undefined
  q?: string | undefined
  holder?: 'me' | undefined
  limit?: number | undefined
}

const LIMIT = 200
/** How far back words are searched: words are sealed at rest and have to be opened to be compared. */
const SEARCHED = 1000

/** Most urgent first, then whoever waits longest, then what moved last. */
export async function listConversations(
  deps: DeskServices,
  actor: Actor,
  asked: ConversationQuery,
): Promise<ConversationRow[]> {
  const query = withOfficialTown(deps, asked)
  const unclaimed = await unclaimedNumbers(deps, actor)
  const found = query.q
    ? await search(deps, actor, query, unclaimed)
    : await deps.conversations.list(filterOf(actor, query, LIMIT))
  return found
    .filter((head) => seesConversation(actor, talkRow(head)))
    .filter((head) => matches(actor, head, query))
    .sort(byUrgency)
    .slice(0, query.limit ?? LIMIT)
    .map((head) => rowFor(actor, head, unclaimed.has(head.caseNumber)))
}

/** Cases nobody has taken: their talks show their first words, so that somebody can judge. */
async function unclaimedNumbers(deps: DeskServices, actor: Actor): Promise<ReadonlySet<string | null>> {
  const towns = townsOf(actor)
  const heads = await deps.cases.list({ status: ['new'], limit: SEARCHED, ...(towns ? { towns: [...towns] } : {}) })
  return new Set(heads.map(({ number }) => number))
}

function filterOf(actor: Actor, query: ConversationQuery, limit: number) {
  const towns = query.town ? [query.town] : townsOf(actor)
  return {
    limit,
    ...(query.floor ? { floor: query.floor } : {}),
    // A holder's own conversations are hers wherever they lie.
    ...(query.holder === 'me' ? { holderId: actor.id } : towns ? { towns: [...towns] } : {}),
  }
}

async function search(
  deps: DeskServices,
  actor: Actor,
  query: ConversationQuery,
  unclaimed: ReadonlySet<string | null>,
): Promise<ConversationHead[]> {
  const wanted = readSearch(query.q ?? '')
  if (wanted.kind === 'words') {
    const heads = await deps.conversations.list(filterOf(actor, query, SEARCHED))
    return heads.filter(
      (head) =>
        head.preview.includes(wanted.text) && rowFor(actor, head, unclaimed.has(head.caseNumber)).preview !== '',
    )
  }
  const heads =
    wanted.kind === 'phone'
      ? await deps.cases.byPhone(wanted.phone, 20)
      : [await deps.cases.find(wanted.number)].filter((found) => found !== null)
  const ids = [...new Set(heads.flatMap(({ conversationId }) => conversationId ?? []))]
  const found = await Promise.all(ids.map((id) => deps.conversations.head(id)))
  return found.filter((head) => head !== null)
}

function matches(actor: Actor, head: ConversationHead, { floor, town, holder }: ConversationQuery): boolean {
  if (floor && head.floor !== floor) return false
  if (town && head.town !== town) return false
  return holder !== 'me' || head.holder?.id === actor.id
}

function byUrgency(a: ConversationHead, b: ConversationHead): number {
  const rank = (head: ConversationHead) => (head.level === null ? LEVELS.length : LEVELS.indexOf(head.level))
  const since = (head: ConversationHead) => head.waitingSince ?? '9'
  return rank(a) - rank(b) || since(a).localeCompare(since(b)) || b.updatedAt.localeCompare(a.updatedAt)
}
