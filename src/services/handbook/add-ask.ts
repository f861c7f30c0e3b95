/** Adds one sample question to an article's text and changes no other byte of it. */
import { readArticleText } from '../../content/load-article-text.ts'

/** Null when the front matter cannot be read. An ask that stands there already changes nothing. */
export function addAsk(text: string, ask: string): string | null {
  const read = readArticleText(text)
  if (!read.ok) return null
  if (read.front.asks.includes(ask)) return text
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(newline)
  const line = `  - ${JSON.stringify(ask)}`
  if (read.front.asks.length === 0) {
    const empty = lines.findIndex((one) => /^asks:\s*(?:\[\s*\])?\s*$/.test(one))
    return [...lines.slice(0, empty), 'asks:', line, ...lines.slice(empty + 1)].join(newline)
  }
  const last = read.askLines.at(-1) ?? 0
  const known = lines[last - 1] ?? ''
  // A list in one line, or an ask of several lines, is beyond a change of one line.
  if (!/^\s*- /.test(known)) return null
  const indent = /^\s*/.exec(known)?.[0] ?? '  '
  return [...lines.slice(0, last), `${indent}- ${plain(ask)}`, ...lines.slice(last)].join(newline)
}

function plain(ask: string): string {
  return /^[\p{Script=Han}A-Za-z][^\n:#'"{}[\],&*!|>%@`]*$/u.test(ask) ? ask : JSON.stringify(ask)
}
