/** Says how the fitted search does on the questions it was not shown (each left out in its turn). */
import { decide } from '../../src/core/knowledge/decide.ts'
import { DOORS } from '../../src/core/knowledge/evidence.ts'
import type { Fitted } from '../../src/core/knowledge/fitted.ts'
import { fuse } from '../../src/core/knowledge/fuse.ts'
import type { Library } from '../../src/core/knowledge/library.ts'
import type { Trial } from './trials.ts'

export function measure(name: string, library: Library, trials: readonly Trial[], fitted: Fitted): void {
  console.log(`${name}, unseen (fit) and left one out:`)
  for (const set of ['fit', 'own', 'ask'] as const) {
    const judged = trials.filter((trial) => trial.set === set).map((trial) => judge(library, trial, fitted))
    const ours = judged.filter(({ inScope }) => inScope)
    const others = judged.filter(({ inScope }) => !inScope)
    const answers = judged.filter(({ outcome, doors }) => outcome === 'answer' && !doors)
    const figures = {
      n: judged.length,
      hit1: share(ours, ({ place }) => place === 0),
      hit3: share(ours, ({ place }) => place >= 0 && place < 3),
      precision: share(answers, ({ inScope, place }) => inScope && place === 0),
      coverage: share(ours, ({ outcome, doors }) => outcome !== 'unknown' && !doors),
      answered: share(ours, ({ outcome }) => outcome === 'answer'),
      abstention: share(others, ({ outcome, doors }) => outcome === 'unknown' || doors),
    }
    console.log(
      `  ${set.padEnd(4)} ${Object.entries(figures)
        .map(([key, value]) => `${key} ${value}`)
        .join('  ')}`,
    )
  }
  console.log(`  thresholds ${JSON.stringify(fitted.decision.thresholds)}`)
  console.log(`  fusion ${JSON.stringify(fitted.fusion)}`)
}

function judge(
  library: Library,
  trial: Trial,
  { fusion, decision }: Fitted,
): { inScope: boolean; place: number; outcome: string; doors: boolean } {
  const verdict = decide(library, fuse(library, trial.evidence, fusion), trial.evidence, trial.asked, decision)
  const place = verdict.candidates.findIndex(({ topic }) => trial.right.includes(library.topics.indexOf(topic)))
  const doors = verdict.outcome === 'answer' && verdict.candidates[0]?.topic === DOORS
  return { inScope: trial.inScope, place, outcome: verdict.outcome, doors }
}

function share<T>(list: readonly T[], test: (entry: T) => boolean): string {
  return list.length === 0 ? '-' : (list.filter(test).length / list.length).toFixed(3)
}
