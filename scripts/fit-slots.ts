/**
 * `npm run fit:slots`: learns answers about bed, food and treatment and writes src/core/understanding/learnt-slots.json. Ten seconds.
 * Prints how sets that were left out are told apart; with `--all` those are learnt too, which is what the repository keeps.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { topicScores, type PackedTopicModel, type TopicModel } from '../src/core/knowledge/topic-model.ts'
import { LEARNT_CLASSES, slotGrams } from '../src/core/understanding/learnt-slots.ts'
import { mended } from '../src/core/understanding/mend/mend.ts'
import { normalise } from '../src/core/understanding/normalise.ts'
import { linesOf } from './fit/lines.ts'
import { packTopicModel } from './fit/pack.ts'
import { LEARNT_SLOTS, patternLines, setLines, type LearntSlot, type SlotLine } from './fit/slot-lines.ts'
import { trainTopics, type Example } from './fit/train-topics.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const LEARNT_SETS = ['fit', 'blind', 'blind2', 'own4', 'own5', 'own6', 'own7', 'own8', 'report']
const LEFT_OUT = ['blind3', 'blind4', 'blind5', 'own9', 'own10', 'own11', 'own12', 'own13', 'own14']
const LAMBDA = 0.3
/** Read-out patterns resemble each other; other people's matters only show what no answer looks like. */
const WEIGHTS = { pattern: 0.6, set: 1, other: 0.5 }
/** What is said at other times than as an answer. */
const OTHER_ROUTES: Readonly<Record<string, number>> = {
  answer: 3,
  human: 2,
  status: 2,
  smalltalk: 1,
  stop: 1,
  correction: 1,
}
/** Answers to other questions that are often given before they are asked. */
const OTHER_SLOTS: Readonly<Record<string, number>> = {
  occurredAt: 5,
  place: 4,
  household: 2,
  name: 2,
  phone: 4,
  cost: 2,
  income: 2,
}

/** Every so many of the lines of other kinds, so that each kind is heard and none drowns the rest. */
function otherMatters(slot: LearntSlot): SlotLine[] {
  const routes = linesOf(join(root, 'tests/eval/routes-fit.jsonl'))
    .map((line) => JSON.parse(line) as { text: string; route: string })
    .filter(({ route }, at) => at % (OTHER_ROUTES[route] ?? Infinity) === 0)
  const learnt = LEARNT_SLOTS.filter((other) => other !== slot).map((other): [string, number] => [other, 4])
  const slots = [...learnt, ...Object.entries(OTHER_SLOTS)].flatMap(([other, every]) =>
    setLines(root, 'fit', other).filter((_, at) => at % every === 0),
  )
  return [...routes, ...slots].map(({ text }) => ({ text, label: 'null' }))
}

function gramsOf(slot: LearntSlot, text: string): string[] {
  return slotGrams(mended(normalise(text), slot))
}

function train(slot: LearntSlot, sets: readonly string[]): { model: TopicModel; lines: number } {
  const classes: readonly string[] = LEARNT_CLASSES[slot]
  const weighed = [
    ...patternLines(root, slot).map((line) => ({ ...line, weight: WEIGHTS.pattern })),
    ...sets.flatMap((set) => setLines(root, set, slot)).map((line) => ({ ...line, weight: WEIGHTS.set })),
    ...otherMatters(slot).map((line) => ({ ...line, weight: WEIGHTS.other })),
  ]
  const examples = weighed.map(({ text, label, weight }): Example => {
    const labels = classes.map((name) => (name === label ? 1 : 0))
    return { grams: gramsOf(slot, text), vector: null, rows: [], weight, labels }
  })
  return { model: trainTopics(examples, { classes, embedder: null, lambda: LAMBDA }).model, lines: examples.length }
}

function tell(slot: LearntSlot, model: TopicModel): void {
  const classes: readonly string[] = LEARNT_CLASSES[slot]
  const judged = LEFT_OUT.flatMap((set) => setLines(root, set, slot)).map(({ text, label }) => {
    const scores = topicScores(model, gramsOf(slot, text), null, classes).map((score) => score ?? 0)
    const best = Math.max(...scores)
    return { best, right: classes[scores.indexOf(best)] === label }
  })
  for (const bar of [0.3, 0.4, 0.5, 0.6]) {
    const sure = judged.filter(({ best }) => best >= bar)
    console.log(
      `${slot} at ${bar}: ${sure.length} of ${judged.length} filled, ${sure.filter(({ right }) => right).length} right`,
    )
  }
}

const all = process.argv.includes('--all')
const packed: Partial<Record<LearntSlot, PackedTopicModel>> = {}
for (const slot of LEARNT_SLOTS) {
  const { model, lines } = train(slot, all ? [...LEARNT_SETS, ...LEFT_OUT] : LEARNT_SETS)
  if (!all) tell(slot, model)
  packed[slot] = packTopicModel(model, `answers about ${slot}; ${lines} labelled lines; made by npm run fit:slots`)
}
writeFileSync(join(root, 'src/core/understanding/learnt-slots.json'), `${JSON.stringify(packed)}\n`)
