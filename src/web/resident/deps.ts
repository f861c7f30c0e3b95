/** What the resident pages are handed: the services of the chat, the handbook, and a reader of the built files. */
import type { Bundle } from '../../core/knowledge/article.ts'
import type { ChatDeps } from '../../http/chat/routes.ts'
import type { EmbedOrigins } from './embed.ts'

export interface Asset {
  body: Uint8Array | string
  type: string
}

export interface PageDeps extends ChatDeps {
  /** Reads a built file by its path below `build/`, such as `resident/manifest.json`; null when it is not there. */
  assets: (path: string) => Promise<Asset | null>
  handbook: Bundle
  /** Sites that may show the chat in a frame. */
  embedOrigins: EmbedOrigins
}
