/** Shapes of the routes that explain a reply and make knowledge of one (src/http/desk/replay.ts, lessons.ts). */
import type { Explanation } from '../../core/conversation/asides/explanation.ts'
import type { Area, Section } from '../../core/knowledge/sections.ts'
import type { Message } from './types.ts'

export interface QuotedArticle {
  slug: string
  title: string
  /** The version that spoke, and the one that would today. */
  version: number | null
  today: number | null
}

export interface ReplyExplained {
  reply: Message
  asked: Message | null
  record: 'kept' | 'missing' | 'unasked'
  how: Explanation | null
  steps: { what: string; name: string; detail: string; asked: string }[]
  articles: QuotedArticle[]
}

export interface Proposal {
  ask: string
  text: string
  masked: boolean
  area: Area
  reviewBy: string
  source: string
  slug: string | null
  section: Section
}

export interface Learnt {
  slug: string
  isNew: boolean
  /** Open questions whose askers will be told. */
  marked: number
}
