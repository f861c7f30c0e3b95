/** The bench: its labelled questions, measuring the live handbook with them, and how the figures moved. */
import { Hono } from 'hono'
import * as z from 'zod'
import type { BenchQuestionRow } from '../../ports/article-store.ts'
import { addQuestion, benchQuestions, changeQuestion } from '../../services/handbook/bench-questions.ts'
import { benchResult, listBench, runBench } from '../../services/handbook/bench.ts'
import { NONE } from '../../services/handbook/labelled.ts'
import { handbookOf } from './articles.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { settled } from './handbook-refusals.ts'
import { slugText } from './handbook-schemas.ts'
import { input } from './input.ts'
import { required, version } from './schemas.ts'

const run = benchResult.extend({ id: z.string(), at: z.string(), by: z.string(), bundle: z.string() })
const runs = z.object({ runs: z.array(run), bundle: z.string() })
const question = z.object({
  id: z.string(),
  version: z.number(),
  question: z.string(),
  slug: z.string().describe('该由哪篇答；none：不该答'),
  also: z.array(z.string()).describe('也算对的'),
  retired: z.boolean(),
  at: z.string(),
  by: z.string(),
})
const topic = z.union([z.literal(NONE), slugText])
const added = z.object({ question: required(200), slug: topic, also: z.array(slugText).max(10).default([]) })
const changed = z.object({
  expectedVersion: version,
  question: required(200).optional(),
  slug: topic.optional(),
  also: z.array(slugText).max(10).optional(),
  retired: z.boolean().optional(),
})
const tag = 'handbook' as const

export function benchRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/bench', guard('bench.run', { summary: '各次测评', tag, answer: runs }), async (c) => {
      const handbook = handbookOf(deps)
      return c.json({ runs: await listBench(handbook), bundle: handbook.live.bundle.hash })
    })
    .post(
      '/bench/run',
      guard('bench.run', { summary: '用标好的问题测一遍', tag, answer: run, status: 201 }),
      async (c) => c.json(await runBench(handbookOf(deps), c.get('staff')), 201),
    )
    .get(
      '/bench/questions',
      guard('bench.run', {
        summary: '题库：标好答案的问题，停用的也在',
        tag,
        answer: z.object({ questions: z.array(question) }),
      }),
      async (c) => c.json({ questions: (await benchQuestions(handbookOf(deps))).map(shown) }),
    )
    .post(
      '/bench/questions',
      guard('bench.edit', { summary: '加一题', tag, answer: question, status: 201 }),
      input('json', added),
      async (c) => {
        const wish = c.req.valid('json')
        return c.json(shown(settled(await addQuestion(handbookOf(deps), c.get('staff'), wish))), 201)
      },
    )
    .patch(
      '/bench/questions/:id',
      guard('bench.edit', { summary: '改一题，停用或恢复', tag, answer: question }),
      input('json', changed),
      async (c) => {
        const wish = c.req.valid('json')
        const { expectedVersion, retired, ...rest } = wish
        const words = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
        const change = { ...words, expectedVersion, ...(retired === undefined ? {} : { retired }) }
        const outcome = await changeQuestion(handbookOf(deps), c.get('staff'), c.req.param('id'), change)
        return c.json(shown(settled(outcome)))
      },
    )
}

function shown({ byId: _byId, byName, ...row }: BenchQuestionRow): z.infer<typeof question> {
  return { ...row, by: byName }
}
