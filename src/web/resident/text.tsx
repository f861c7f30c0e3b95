/** Text as people read it: paragraphs at line breaks, dates in words. */
import type { Child, FC } from 'hono/jsx'

/** Text with its line breaks as paragraphs. */
export const Lines: FC<{ text: string; inline?: boolean }> = ({ text, inline }): Child =>
  inline ? (
    <span>{text}</span>
  ) : (
    <>
      {text
        .split('\n')
        .filter(Boolean)
        .map((line) => (
          <p>{line}</p>
        ))}
    </>
  )

/** 2026-07-01 → 2026年7月1日. */
export function dateWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return [year ? `${year}年` : '', month ? `${month}月` : '', date ? `${date}日` : ''].join('')
}

/** Each law once with all its articles: 《甲》第3条 and 《甲》第3条、第5条 → 《甲》第3条、第5条. */
export function sourceWords(sources: readonly string[]): string {
  const laws = new Map<string, Set<string>>()
  for (const source of sources.flatMap((each) => each.split('；'))) {
    const [, title = source, articles = ''] = /^(.*?)((?:第[^第]+条、?)+)$/.exec(source) ?? []
    const known = laws.get(title) ?? new Set()
    for (const article of articles.split('、')) if (article) known.add(article)
    laws.set(title, known)
  }
  return [...laws].map(([title, articles]) => title + [...articles].join('、')).join('；')
}
