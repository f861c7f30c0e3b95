/** Builders for small handbooks. */
import type { Article, Passage } from '../../../src/core/knowledge/article.ts'

export function passage(part: Partial<Passage> & Pick<Passage, 'slug'>): Passage {
  const section = part.section ?? '一句话'
  const area = part.area ?? '全国'
  return {
    id: `${part.slug}#${section}@${area}`,
    section,
    area,
    text: '一段可以单独引用的话。',
    sources: [{ id: 'sal', article: '第1条' }],
    from: null,
    until: null,
    checkLocally: false,
    ...part,
  }
}

export function article(slug: string, part: Partial<Article> = {}): Article {
  return {
    slug,
    title: slug,
    department: '民政局',
    area: '全国',
    effective: '2026-07-01',
    reviewBy: '2027-01-31',
    lifeEvents: [],
    sources: [{ id: 'sal', title: '《社会救助法》', date: '2026-07-01' }],
    asks: [],
    passages: [passage({ slug })],
    ...part,
  }
}
