/** What may help to answer the resident's last words: passages of the handbook with their sources, and the office's ready replies. */
import type { AnswerResult } from '../answer-question.ts'
import { filledReplies, heldReplies, type FilledReply } from './canned-replies.ts'
import type { Actor, DeskServices } from './deps.ts'
import { readConversation } from './read-conversation.ts'
import { done, type Outcome } from './refusal.ts'

export interface Quote {
  slug: string
  title: string
  /** Passages as they stand; never composed. */
  text: string
  sources: string[]
}

export interface Suggestions {
  /** The words that were looked up. */
  question: string | null
  quote: Quote | null
  replies: FilledReply[]
}

type Ask = (question: string, options: { area?: string; now: Date }) => Promise<AnswerResult>

/** How many of the last messages are tried until one finds a passage. */
const TRIED = 2

export async function suggestionsFor(
  deps: DeskServices & { answer: Ask },
  actor: Actor,
  id: string,
): Promise<Outcome<Suggestions>> {
  const opened = await readConversation(deps, actor, id, { isFollowing: true })
  if (opened.kind !== 'done') return opened
  const { messages, conversation } = opened.value
  const said = messages.filter(({ from, text }) => from === 'resident' && text.length > 1).slice(-TRIED)
  const replies = filledReplies(await heldReplies(deps), actor, opened.value)
  for (const { text } of said.toReversed()) {
    const found = await deps.answer(text, {
      now: deps.clock.now(),
      ...(conversation.town === null ? {} : { area: conversation.town }),
    })
    if (found.outcome === 'answer' && found.citations.length > 0)
      return done({ question: text, quote: quoteOf(found), replies })
  }
  return done({ question: said.at(-1)?.text ?? null, quote: null, replies })
}

function quoteOf({ answer, citations }: AnswerResult): Quote | null {
  const [first] = citations
  if (first === undefined) return null
  const sources = [...new Set(citations.map(({ source }) => source).filter((source) => source !== ''))]
  return { slug: first.slug, title: first.title, text: answer, sources }
}
