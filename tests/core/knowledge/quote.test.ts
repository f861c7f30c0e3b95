import { describe, expect, it } from 'vitest'
import { freshBundle } from '../../../scripts/content/fresh.ts'
import { cite } from '../../../src/core/knowledge/quote.ts'
import { basisOf } from '../../../src/core/knowledge/source-words.ts'
import { article, passage } from './samples.ts'

const slug = 'dibao'
const sources = [
  { id: 'sal', title: '《社会救助法》', date: '2026-07-01', dated: '施行' as const },
  { id: 'paper', title: '某报报道', date: '2025-11-27' },
  { id: 'own', title: '本手册整理', date: '2026-11-24', dated: '整理' as const },
  { id: 'bare', title: '网页转载' },
]
const citing = (ids: readonly string[], from: string | null = null): ReturnType<typeof cite> =>
  cite(
    article(slug, { sources, effective: '2026-11-24' }),
    passage({ slug, from, sources: ids.map((id) => ({ id, article: id === 'sal' ? '第18条' : null })) }),
  )

describe('the date of a proof', () => {
  it('is that of the sources of the passage, never that of the article', () => {
    expect(citing(['paper']).effective).toBe('2025-11-27')
    expect(citing(['sal', 'paper']).effective).toBe('2026-07-01')
    expect(citing(['bare']).effective).toBe('')
  })

  it('is the passage’s own where it names one', () => {
    expect(citing(['paper'], '2025-01-01').effective).toBe('2025-01-01')
  })

  it('comes into force only where the front matter says so', () => {
    expect(basisOf([citing(['sal'])])).toBe('《社会救助法》第18条（2026年7月1日起施行）')
    expect(basisOf([citing(['paper'])])).toBe('某报报道（2025年11月27日）')
    expect(basisOf([citing(['own'])])).toBe('本手册整理（整理于2026年11月24日）')
    expect(basisOf([citing(['bare'])])).toBe('网页转载')
  })

  it('of the whole handbook stands in the passage or at one of its sources', () => {
    const wrong = freshBundle().articles.flatMap((one) =>
      one.passages.flatMap((part) => {
        const known = [part.from, ...part.sources.map(({ id }) => one.sources.find((source) => source.id === id)?.date)]
        const { effective } = cite(one, part)
        return effective === '' || known.includes(effective) ? [] : [`${part.id}: ${effective}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})
