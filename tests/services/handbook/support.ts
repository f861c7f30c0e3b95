/** A small handbook with a desk over it: three articles, an answerer by shared characters, everybody who has a say. */
import type { HandbookAnswer } from '../../../src/core/conversation/world.ts'
import type { Article, Bundle } from '../../../src/core/knowledge/article.ts'
import { deskRoutes } from '../../../src/http/desk/routes.ts'
import type { ArticleStore } from '../../../src/ports/article-store.ts'
import type { Answerer } from '../../../src/services/answer-question.ts'
import { readArticle } from '../../../src/services/handbook/article-text.ts'
import type { HandbookServices } from '../../../src/services/handbook/deps.ts'
import { liveHandbook } from '../../../src/services/handbook/live.ts'
import { aDesk, signInAs, type Browser } from '../../support/desk.ts'

export interface TextParts {
  slug: string
  title?: string
  asks?: string[]
  what?: string
  source?: string
  reviewBy?: string
  area?: string
}

/** An article as its file stands in knowledge/. */
export function articleText(parts: TextParts): string {
  const { slug, title = `题目${slug}`, asks = ['问一', '问二'], reviewBy = '2027-06-30', area = '全国' } = parts
  return `---
slug: ${slug}
title: ${title}
department: 民政局
area: ${area}
effective: 2026-07-01
reviewBy: ${reviewBy}
sources:
  - id: sal
    title: 《社会救助法》
    date: 2026-07-01
asks:
${asks.map((ask) => `  - ${ask}`).join('\n')}
---
## 一句话
${title}是给有困难的家庭的一种帮助，先问再办。
> 来源：sal 第1条

## 给什么
${parts.what ?? '按当地的办法给钱或者给东西，具体看家里的情况。'}
> 来源：${parts.source ?? 'sal 第29条；以当地最新公布为准'}
`
}

export const TEXTS: Readonly<Record<string, string>> = {
  dibao: articleText({
    slug: 'dibao',
    title: '最低生活保障',
    asks: ['低保怎么申请', '低保一个月多少钱', '吃低保要什么条件'],
  }),
  'temporary-aid': articleText({
    slug: 'temporary-aid',
    title: '临时救助',
    asks: ['家里失火了能领什么补助', '急用钱找哪个部门'],
  }),
  funeral: articleText({ slug: 'funeral', title: '殡葬补助', asks: ['火化费能不能减免', '老人去世有没有补贴'] }),
}

export function articleOf(text: string): Article {
  const slug = /^slug: (\S+)$/m.exec(text)?.[1] ?? ''
  const { article, faults } = readArticle(slug, text, null)
  if (article === null) throw new Error(JSON.stringify(faults))
  return article
}

export function smallBundle(): Bundle {
  const articles = Object.values(TEXTS)
    .map(articleOf)
    .sort((one, other) => (one.slug < other.slug ? -1 : 1))
  return { version: 1, hash: 'base', articles, lexicon: { synonyms: [], lifeEvents: [] }, intents: {} }
}

const pairsOf = (text: string): string[] =>
  [...text].slice(1).map((character, at) => `${[...text][at] ?? ''}${character}`)

/** The ask that shares most pairs of characters; no more than a half of them: unknown. */
export async function answererOver({ articles }: Bundle): Promise<Answerer> {
  const asks = articles.flatMap((article) => article.asks.map((ask) => ({ article, pairs: new Set(pairsOf(ask)) })))
  return {
    async answer(question) {
      const named = articles.find(({ slug }) => slug === question)
      const pairs = pairsOf(question)
      const ranked = asks
        .map(({ article, pairs: own }) => ({
          article,
          share: pairs.filter((pair) => own.has(pair)).length / pairs.length,
        }))
        .sort((one, other) => other.share - one.share)
      const best = named ? { article: named, share: 1 } : ranked[0]
      const found: HandbookAnswer =
        best && best.share > 0.5
          ? {
              outcome: 'answer',
              slug: best.article.slug,
              section: '给什么',
              answer: best.article.passages.at(-1)?.text ?? '',
              citations: [],
              confidence: best.share,
            }
          : { outcome: 'unknown', slug: null, section: null, answer: '', citations: [], confidence: 0 }
      return { question, candidates: [], ms: 0, ...found }
    },
  }
}

export async function aHandbookDesk(over: Partial<HandbookServices> = {}) {
  const base = await aDesk()
  const { deps } = base
  const { articles } = deps as typeof deps & { articles: ArticleStore }
  const bundle = smallBundle()
  let built = 0
  const live = liveHandbook({
    base: bundle,
    answerer: await answererOver(bundle),
    make: async (changed) => {
      built += 1
      return answererOver(changed)
    },
    makeTrial: answererOver,
    baseText: async (slug) => TEXTS[slug] ?? null,
    articles,
    vault: deps.vault,
    clock: deps.clock,
    log: deps.log,
  })
  const handbook: HandbookServices = {
    ...deps,
    articles,
    live,
    embedder: null,
    documents: null,
    phones: null,
    questions: [{ id: 'q1', question: '低保怎么申请', slug: 'dibao', also: [] }],
    ...over,
  }
  const desk = { ...base, app: deskRoutes({ ...deps, handbook }) }
  const people: Record<'editor' | 'publisher' | 'admin' | 'agent', Browser> = {
    editor: await signInAs(desk, 's_editor'),
    publisher: await signInAs(desk, 's_publisher'),
    admin: await signInAs(desk, 's_admin'),
    agent: await signInAs(desk, 's_agent'),
  }
  return { ...desk, ...people, handbook, builds: () => built }
}
