/** How near the finished model comes to its teacher on questions that it never met, and how quick it is. */
import type { Embedder } from '../../src/ports/embedder.ts'
import type { Basis } from './reduce.ts'
import type { Taught } from './teacher.ts'
import { dot } from './train.ts'

export type Nearness = { mean: number; lowestTenth: number; kept: number; questions: number }

/** `kept`: the length that the reduction leaves of the teacher's vectors, which no reduced vector can pass. */
export async function measureNearness(
  held: readonly string[],
  model: Embedder,
  taught: Taught,
  basis: Basis,
): Promise<Nearness> {
  const own = await model.embed(held, 'question')
  const targets = held.map((text) => basis.reduce(taught.vectorOf(text)))
  const cosines = targets
    .map((target, at) => dot(own[at] ?? new Float32Array(model.dims), target))
    .sort((one, other) => one - other)
  return {
    mean: mean(cosines),
    lowestTenth: rounded(cosines[Math.floor(cosines.length / 10)] ?? 0),
    kept: mean(targets.map((target) => Math.sqrt(dot(target, target)))),
    questions: held.length,
  }
}

/** Milliseconds a question: the middle, and what nineteen of twenty stay under. */
export async function measureSpeed(
  questions: readonly string[],
  model: Embedder,
): Promise<{ p50: number; p95: number }> {
  await model.embed(questions, 'question')
  const times: number[] = []
  for (const question of questions) {
    const startedAt = performance.now()
    await model.embed([question], 'question')
    times.push(performance.now() - startedAt)
  }
  times.sort((one, other) => one - other)
  const at = (share: number): number => rounded(times[Math.floor(times.length * share)] ?? 0)
  return { p50: at(0.5), p95: at(0.95) }
}

function mean(values: readonly number[]): number {
  return rounded(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))
}

function rounded(value: number): number {
  return Number(value.toFixed(4))
}
