/** How the sources of an answer are named to a reader: the title, the article of law, and the source's own date with what happened on it. */
import type { Citation, CitedSource } from '../reply.ts'

/** 2026-07-01 → 2026年7月1日; a month or a year alone stays one. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return [year ? `${year}年` : '', month ? `${month}月` : '', date ? `${date}日` : ''].join('')
}

/** Only what the front matter states is said of a date: a newspaper's day is no day of coming into force. */
export function datedWords({ date, dated }: CitedSource): string {
  if (date === undefined) return ''
  const day = dayWords(date)
  switch (dated) {
    case '施行':
      return `（${day}起施行）`
    case '公布':
    case '修正':
      return `（${day}${dated}）`
    case '整理':
      return `（整理于${day}）`
    case undefined:
      return `（${day}）`
  }
}

/** Each source once with all its articles: 《甲》第3条、第5条（2026年7月1日起施行）；某报（2025年11月27日）. */
export function basisOf(citations: readonly Citation[]): string {
  const named = new Map<string, { parts: Set<string>; dated: string }>()
  for (const citation of citations) {
    for (const source of citation.sources ?? sourcesIn(citation.source)) {
      const known = named.get(source.title) ?? { parts: new Set<string>(), dated: datedWords(source) }
      for (const part of source.part?.split('、') ?? []) known.parts.add(part)
      named.set(source.title, known)
    }
  }
  return [...named].map(([title, { parts, dated }]) => title + [...parts].join('、') + dated).join('；')
}

/** What was said before sources were kept apart: 《甲法》第3条、第5条；《乙法》. */
function sourcesIn(source: string): CitedSource[] {
  return source.split('；').map((each) => {
    const [, title = each, part] = /^(.*?)((?:第[^第]+条、?)+)$/.exec(each) ?? []
    return part === undefined ? { title } : { title, part }
  })
}
