/** What the services of the handbook's backend need, named once. */
import type { ArticleStore } from '../../ports/article-store.ts'
import type { DocumentReader } from '../../ports/document-reader.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { Phones } from '../../core/knowledge/check-passage.ts'
import type { Clock, Ids, Log, Vault } from '../../ports/system.ts'
import type { ChangeDeps } from '../change-conversation.ts'
import type { LabelledQuestion } from './labelled.ts'
import type { LiveHandbook } from './live.ts'

export interface HandbookServices extends ChangeDeps {
  articles: ArticleStore
  live: LiveHandbook
  clock: Clock
  ids: Ids
  vault: Vault
  log: Log
  /** Groups questions by meaning; null: by their words. */
  embedder: Embedder | null
  /** Reads Word and PDF; null where the runtime cannot (Workers). */
  documents: DocumentReader | null
  /** Numbers that are proved (knowledge/phones.yaml); null: not known here, so none is doubted. */
  phones: Phones | null
  /** The labelled questions of this release; the bench asks those of the store (bench-questions.ts). */
  questions: readonly LabelledQuestion[]
}

/** Whoever is signed in, as far as the handbook asks. */
export type Editor = { id: string; name: string; role: string }
