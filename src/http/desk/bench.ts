/** The bench: measure the live handbook with the labelled questions, and see how the figures moved. */
import { Hono } from 'hono'
import * as z from 'zod'
import { benchResult, listBench, runBench } from '../../services/handbook/bench.ts'
import { handbookOf } from './articles.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'

const run = benchResult.extend({ id: z.string(), at: z.string(), by: z.string(), bundle: z.string() })
const runs = z.object({ runs: z.array(run), bundle: z.string() })

export function benchRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/bench', guard('bench.run', { summary: '各次测评', tag: 'handbook', answer: runs }), async (c) => {
      const handbook = handbookOf(deps)
      return c.json({ runs: await listBench(handbook), bundle: handbook.live.bundle.hash })
    })
    .post(
      '/bench/run',
      guard('bench.run', { summary: '用标好的问题测一遍', tag: 'handbook', answer: run, status: 201 }),
      async (c) => c.json(await runBench(handbookOf(deps), c.get('staff')), 201),
    )
}
