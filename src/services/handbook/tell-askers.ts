/** Tells those whose question had no answer that it has one now: once, in their own conversation and nowhere else. */
import { handbookWords } from '../../content/handbook-messages.zh-CN.ts'
import { headsOf } from '../../core/knowledge/versions.ts'
import type { GapMark } from '../../ports/article-store.ts'
import type { Gap } from '../../ports/conversation-store.ts'
import { changeConversation, ConversationNotFound } from '../change-conversation.ts'
import type { HandbookServices } from './deps.ts'
import { GAPS_MOST } from './gap-limit.ts'

/** Longer questions are shortened in the notice. */
const QUOTED_MOST = 40

/** Returns how many people were told. */
export async function tellAskers(deps: HandbookServices): Promise<number> {
  const marks = await deps.articles.untoldMarks()
  if (marks.length === 0) return 0
  const heads = headsOf(await deps.articles.steps())
  const ready = marks.filter(({ slug, version }) => (heads.get(slug ?? '')?.live ?? 0) >= (version ?? Infinity))
  if (ready.length === 0) return 0
  const gaps = new Map((await deps.conversations.gaps(GAPS_MOST)).map((gap) => [gap.id, gap]))
  let told = 0
  for (const mark of ready) {
    const gap = gaps.get(mark.gapId)
    // Without a gap its words were erased at the asker's wish: nobody is to be told.
    if (gap && (await tell(deps, mark, gap))) told += 1
    await deps.articles.told([mark.gapId], deps.clock.now().toISOString())
  }
  return told
}

/** False: the conversation is gone, or it was told of this article already. */
async function tell(deps: HandbookServices, { slug, version }: GapMark, gap: Gap): Promise<boolean> {
  const title = deps.live.bundle.articles.find((article) => article.slug === slug)?.title
  if (title === undefined) return false
  // The key makes a second notice impossible, also after a crash between the notice and its mark.
  const clientId = `answered:${slug}:${version}`
  if (await deps.conversations.findInbound(gap.conversationId, clientId)) return false
  try {
    const { duplicate } = await changeConversation(deps, gap.conversationId, ({ state }) => ({
      result: null,
      events: [
        {
          type: 'notice-posted',
          // In quiet mode nothing of the matter may stand on a screen (ux.md §4.6).
          text: state.quiet ? handbookWords.answeredQuietly : handbookWords.answered(shortened(gap.question), title),
        },
      ],
      inbound: { clientId, bodyHash: '' },
    }))
    return !duplicate
  } catch (error) {
    if (error instanceof ConversationNotFound) return false
    throw error
  }
}

function shortened(question: string): string {
  const characters = [...question]
  return characters.length <= QUOTED_MOST ? question : `${characters.slice(0, QUOTED_MOST).join('')}……`
}
