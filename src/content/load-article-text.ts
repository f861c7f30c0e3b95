/** Splits an article file into checked front matter and body; used by the compiler and by the desk's import. */
import { isMap, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import { frontMatterSchema } from '../core/knowledge/article.ts'
import type { FrontMatter } from '../core/knowledge/article.ts'
import type { Fault } from '../core/knowledge/parse-passages.ts'

export type ArticleText =
  | { ok: true; front: FrontMatter; body: string; bodyLine: number; askLines: number[] }
  | { ok: false; faults: Fault[] }

const FENCE = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** Line 1 is the opening fence, so front matter starts on line 2. */
const FRONT_LINE = 2

export function readArticleText(text: string): ArticleText {
  const fence = FENCE.exec(text)
  if (!fence) return refuse([{ line: 1, message: 'the file must start with front matter between two "---" lines' }])
  const lines = new LineCounter()
  const document = parseDocument(fence[1] ?? '', { lineCounter: lines, uniqueKeys: true })
  const lineAt = (offset: number): number => lines.linePos(offset).line + FRONT_LINE - 1
  if (document.errors.length > 0)
    return refuse(document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: firstLine(error.message) })))
  const parsed = frontMatterSchema.safeParse(document.toJS())
  if (!parsed.success)
    return refuse(
      parsed.error.issues.map((issue) => ({
        line: lineAt(offsetOf(document, issue.path)),
        message: `${issue.path.join('.') || 'front matter'}: ${issue.message}`,
      })),
    )
  const askLines = parsed.data.asks.map((_, index) => lineAt(offsetOf(document, ['asks', index])))
  const bodyLine = fence[0].split('\n').length
  return { ok: true, front: parsed.data, body: text.slice(fence[0].length), bodyLine, askLines }
}

/** The place of the deepest key of `path` that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: readonly number[] } | undefined
    if (node?.range) return node.range[0] ?? 0
  }
  return isMap(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
}

function refuse(faults: readonly Omit<Fault, 'level'>[]): ArticleText {
  return { ok: false, faults: faults.map((fault) => ({ ...fault, level: 'error' })) }
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}
