/** The articles of the handbook: list, edit, hand in, publish, take back, look at before anybody reads it. */
import { Hono } from 'hono'
import * as z from 'zod'
import {
  compareVersions,
  retireArticle,
  returnArticle,
  rollBackArticle,
  saveArticle,
  submitArticle,
} from '../../services/handbook/change-article.ts'
import type { HandbookServices } from '../../services/handbook/deps.ts'
import { publishArticle } from '../../services/handbook/publish-article.ts'
import { exportText, listArticles, listVersions, readOne } from '../../services/handbook/read-articles.ts'
import type { Handled } from '../../services/handbook/refusal.ts'
import { reviewNewest } from '../../services/handbook/review.ts'
import { previewArticle, tryQuestion } from '../../services/handbook/try-question.ts'
import { HttpProblem } from '../problem.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { faultView, settled } from './handbook-refusals.ts'
import * as shape from './handbook-schemas.ts'
import { input } from './input.ts'

/** The parts of the handbook's backend; a house without them says so. */
export function handbookOf(deps: DeskHttp): HandbookServices {
  if (deps.handbook) return deps.handbook
  throw new HttpProblem({
    status: 404,
    type: 'no-handbook',
    title: '没有手册',
    detail: '这里没有装手册后台，找管理员。',
  })
}

const tag = 'handbook' as const
const list = z.object({ articles: z.array(shape.articleRow), bundle: z.string() })
const versionList = z.object({ versions: z.array(shape.versionRow), diff: shape.diff })

export function articleRoutes(deps: DeskHttp): Hono<DeskEnv> {
  /** After every step the article as it stands now. */
  const detail = async (slug: string, outcome: Handled<unknown>) => {
    settled(outcome)
    return shown(settled(await readOne(handbookOf(deps), slug)))
  }
  return new Hono<DeskEnv>()
    .get(
      '/articles',
      guard('article.read', { summary: '手册文章', tag, answer: list }),
      input('query', shape.listQuery),
      async (c) => {
        const handbook = handbookOf(deps)
        const articles = await listArticles(handbook, c.req.valid('query'))
        return c.json({ articles, bundle: handbook.live.bundle.hash })
      },
    )
    .post(
      '/articles/preview',
      guard('article.edit', { summary: '草稿看样：段落、错处、提醒', tag, answer: shape.preview }),
      input('json', shape.previewBody),
      (c) => {
        const { faults, ...preview } = previewArticle(handbookOf(deps), c.req.valid('json').text)
        return c.json({ ...preview, faults: faults.map(faultView) })
      },
    )
    .post(
      '/articles/try',
      guard('article.read', { summary: '试问一句；带 draft 时照草稿答', tag, answer: shape.answer }),
      input('json', shape.tryBody),
      async (c) => c.json(settled(await tryQuestion(handbookOf(deps), c.req.valid('json')))),
    )
    .get(
      '/articles/:slug',
      guard('article.read', { summary: '一篇文章', tag, answer: shape.articleDetail }),
      async (c) => c.json(shown(settled(await readOne(handbookOf(deps), c.req.param('slug'))))),
    )
    .put(
      '/articles/:slug',
      guard('article.edit', { summary: '存草稿；别人先存了，409 带两边的文字', tag, answer: shape.articleDetail }),
      input('json', shape.saveBody),
      async (c) => {
        const slug = c.req.param('slug')
        return c.json(
          await detail(slug, await saveArticle(handbookOf(deps), c.get('staff'), slug, c.req.valid('json'))),
        )
      },
    )
    .post(
      '/articles/:slug/submit',
      guard('article.edit', { summary: '送审', tag, answer: shape.articleDetail }),
      input('json', shape.noteBody),
      async (c) => {
        const slug = c.req.param('slug')
        const { note } = c.req.valid('json')
        return c.json(await detail(slug, await submitArticle(handbookOf(deps), c.get('staff'), slug, note)))
      },
    )
    .post(
      '/articles/:slug/return',
      guard('article.publish', { summary: '退回作者，或取消待发布', tag, answer: shape.articleDetail }),
      input('json', shape.noteBody),
      async (c) => {
        const slug = c.req.param('slug')
        const { note } = c.req.valid('json')
        return c.json(await detail(slug, await returnArticle(handbookOf(deps), c.get('staff'), slug, note)))
      },
    )
    .post(
      '/articles/:slug/regression',
      guard('article.edit', { summary: '发布前全问一遍：哪些答案会变', tag, answer: shape.review }),
      async (c) => c.json(settled(await reviewNewest(handbookOf(deps), c.req.param('slug')))),
    )
    .post(
      '/articles/:slug/publish',
      guard('article.publish', {
        summary: '发布（要另一个人）；变差的要 confirm',
        tag,
        answer: shape.published,
      }),
      input('json', shape.publishBody),
      async (c) => {
        const slug = c.req.param('slug')
        const { at, ...wish } = c.req.valid('json')
        const outcome = await publishArticle(handbookOf(deps), c.get('staff'), slug, { ...wish, at: instantOf(at) })
        const { review } = settled(outcome)
        return c.json({ ...(await detail(slug, outcome)), review })
      },
    )
    .post(
      '/articles/:slug/rollback',
      guard('article.publish', { summary: '退回到发布过的一版', tag, answer: shape.articleDetail }),
      input('json', shape.rollbackBody),
      async (c) => {
        const slug = c.req.param('slug')
        const { version, note } = c.req.valid('json')
        return c.json(await detail(slug, await rollBackArticle(handbookOf(deps), c.get('staff'), slug, version, note)))
      },
    )
    .post(
      '/articles/:slug/retire',
      guard('article.publish', { summary: '停用', tag, answer: shape.articleDetail }),
      input('json', shape.noteBody),
      async (c) => {
        const slug = c.req.param('slug')
        const { note } = c.req.valid('json')
        return c.json(await detail(slug, await retireArticle(handbookOf(deps), c.get('staff'), slug, note)))
      },
    )
    .get(
      '/articles/:slug/versions',
      guard('article.read', { summary: '各版和差别；?from=&to= 比任意两版', tag, answer: versionList }),
      input('query', shape.versionsQuery),
      async (c) => {
        const slug = c.req.param('slug')
        const { from, to } = c.req.valid('query')
        const { versions, diff } = settled(await listVersions(handbookOf(deps), slug))
        if (from === undefined || to === undefined) return c.json({ versions, diff })
        return c.json({ versions, diff: settled(await compareVersions(handbookOf(deps), slug, from, to)) })
      },
    )
    .get(
      '/articles/:slug/export',
      guard('article.read', {
        summary: '文章原文 .md，与 knowledge/ 一字不差',
        tag,
        files: ['text/markdown; charset=utf-8'],
      }),
      input('query', shape.exportQuery),
      async (c) => {
        const slug = c.req.param('slug')
        const { text, version } = settled(await exportText(handbookOf(deps), slug, c.req.valid('query').version))
        return c.body(text, 200, {
          'content-type': 'text/markdown; charset=utf-8',
          'content-disposition': `attachment; filename="${slug.replaceAll(/[^a-z0-9.-]/g, '')}.md"`,
          'x-content-type-options': 'nosniff',
          'x-article-version': String(version),
        })
      },
    )
}

type Faulty = { faults: Parameters<typeof faultView>[0][] }

function shown<Detail extends Faulty>(detail: Detail): Detail {
  return { ...detail, faults: detail.faults.map(faultView) }
}

/** A day alone begins at midnight in Shanghai. */
function instantOf(at: string | null | undefined): string | null {
  if (at === null || at === undefined) return null
  return new Date(at.length === 10 ? `${at}T00:00:00+08:00` : at).toISOString()
}
