/** Titles of articles by their slugs, where a page would otherwise show the slug. */
import { useCallback, useMemo } from 'react'
import { useDesk } from './desk.tsx'
import type { ArticleRow } from './handbook.ts'
import { useLoad } from './load.ts'

/** The title; of a topic of several articles the first one's; the slug itself until the list is here. */
export function useTitles(): (slug: string) => string {
  const { may } = useDesk()
  const { value } = useLoad<{ articles: ArticleRow[] }>(may('article.read') ? '/articles' : null)
  const titles = useMemo(() => {
    const known = new Map<string, string>()
    for (const { slug, title } of value?.articles ?? []) {
      const [base = slug] = slug.split('.')
      if (!known.has(base)) known.set(base, title)
      known.set(slug, title)
    }
    return known
  }, [value])
  return useCallback((slug) => titles.get(slug) ?? slug, [titles])
}
