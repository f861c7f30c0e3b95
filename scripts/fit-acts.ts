/**
 * `npm run fit:acts`: learns what messages in the middle of a talk do and writes models/acts/*; the bars (src/core/understanding/act-bars.json)
 * are set on every writer's lines by a model that learnt from the other writers only. Ten minutes. Prints recall and precision of each act
 * at its bar, and how many dangers are met.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bgeEmbedder } from '../src/adapters/transformers/bge-embedder.ts'
import { gramsOf } from '../src/core/knowledge/text.ts'
import {
  ACTS,
  actsOf,
  tells,
  TOLD_SLOTS,
  TURN_CLASSES,
  type Act,
  type ActScores,
  type ToldSlot,
} from '../src/core/understanding/acts.ts'
import { senseMessage } from '../src/services/sense-message.ts'
import { packTopicModel } from './fit/pack.ts'
import { reportDangers } from './fit/report-dangers.ts'
import { trainTopics, type Example, type Trained } from './fit/train-topics.ts'
import { readTurnLines, type TurnLine } from './fit/turn-lines.ts'

/** From trials with left-out writers; not sensitive between 0.1 and 0.3. */
const LAMBDA = 0.15
/** Share of the lines above the bar that must be right. What ends, deletes or refuses is surer; danger is rather asked about once too often. */
const PRECISION: Partial<Record<Act, number>> = {
  withdraw: 0.95,
  delete_data: 0.95,
  no_record: 0.95,
  other_writer: 0.95,
  life: 0.8,
  urgent: 0.8,
}
const USUAL = 0.9
/** In life most turns are plain facts: each of them counts for as many. */
const PLAIN_WEIGHT = 3
/** Of what is rightly read in passing, this share may be asked for once more: most where most that is read is invented. */
const LOST_MOST: Readonly<Record<ToldSlot, number>> = {
  occurredAt: 0.16,
  household: 0.08,
  shelter: 0.08,
  food: 0.08,
  medical: 0.08,
  income: 0.04,
  cost: 0.04,
  vulnerable: 0.02,
}
const LOWEST = 0.25
const HIGHEST = 0.7

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const lines = readTurnLines(root)
const embedder = await bgeEmbedder({ threads: 2 })
const vectors = await embedder.embed(
  lines.map(({ text }) => text),
  'question',
)

function train(kept: readonly number[]): Trained {
  const examples = kept.map((at): Example => {
    const { text, acts, kinds, told } = lines[at] as TurnLine
    const labels = TURN_CLASSES.map((name) =>
      [...acts, ...kinds, ...told.map(tells)].some((one) => one === name) ? 1 : 0,
    )
    return { grams: gramsOf(text), vector: vectors[at] ?? null, rows: [], weight: 1, labels }
  })
  return trainTopics(examples, { classes: TURN_CLASSES, embedder: embedder.id, lambda: LAMBDA })
}

interface Scored extends TurnLine {
  scores: ActScores
}

/** Every line scored by a model that never saw its writer. */
function leftOut(): Scored[] {
  const writers = [...new Set(lines.map(({ writer }) => writer))]
  return writers.flatMap((writer) => {
    const isOwn = (at: number): boolean => lines[at]?.writer === writer
    const { model } = train([...lines.keys()].filter((at) => !isOwn(at)))
    console.log(`left out ${writer}`)
    return lines.flatMap((line, at) =>
      isOwn(at) ? { ...line, scores: actsOf(model, line.text, vectors[at] ?? null) } : [],
    )
  })
}

/** The lowest bar at which enough of what stands above it is right. */
function barOf(act: Act, scored: readonly Scored[]): number {
  for (let bar = LOWEST; bar < HIGHEST; bar += 0.01)
    if (precisionAt(act, bar, scored) >= (PRECISION[act] ?? USUAL)) return bar
  return HIGHEST
}

/** Lines in which the words seem to tell a fact, rightly or not. */
function readAs(slot: ToldSlot, rightly: boolean): Scored[] {
  return scored.filter(({ read, told }) => read.includes(slot) && told.includes(slot) === rightly)
}

/** The highest bar that takes out at most so many of what is told. */
function toldBarOf(slot: ToldSlot): number {
  const marks = readAs(slot, true)
    .map(({ scores }) => scores[tells(slot)])
    .toSorted((one, other) => one - other)
  return Number((marks[Math.floor(marks.length * LOST_MOST[slot])] ?? 0).toFixed(2))
}

function precisionAt(act: Act, bar: number, scored: readonly Scored[]): number {
  let right = 0
  let wrong = 0
  for (const { acts, scores } of scored) {
    if (scores[act] < bar) continue
    if (acts.includes(act)) right += 1
    else wrong += acts.length === 0 ? PLAIN_WEIGHT : 1
  }
  return right + wrong === 0 ? 1 : right / (right + wrong)
}

const scored = leftOut()
const bars: Record<string, number> = {}
for (const act of ACTS) {
  const bar = Number(barOf(act, scored).toFixed(2))
  bars[act] = bar
  const of = scored.filter(({ acts }) => acts.includes(act))
  const recall = of.filter(({ scores }) => scores[act] >= bar).length / Math.max(1, of.length)
  console.log(
    act.padEnd(16),
    `n ${of.length}`,
    `bar ${bar}`,
    `recall ${recall.toFixed(2)}`,
    `precision ${precisionAt(act, bar, scored).toFixed(2)}`,
  )
}
const told: Record<string, number> = {}
for (const slot of TOLD_SLOTS) {
  const bar = toldBarOf(slot)
  told[slot] = bar
  const below = (of: readonly Scored[]): string =>
    `${of.filter(({ scores }) => scores[tells(slot)] < bar).length} of ${of.length}`
  console.log(
    `told ${slot.padEnd(11)} bar ${bar} takes out ${below(readAs(slot, false))} invented and ${below(readAs(slot, true))} told`,
  )
}
const barsFile = join(root, 'src/core/understanding/act-bars.json')
writeFileSync(barsFile, `${JSON.stringify({ acts: bars, told }, null, 2)}\n`)
await reportDangers(root, scored, senseMessage(embedder, { error: (what) => console.error(what) }))

const { model } = train([...lines.keys()])
const file = join(root, 'models/acts', `${embedder.id}.json`)
mkdirSync(dirname(file), { recursive: true })
const about = `what messages in the middle of a talk do; ${lines.length} labelled lines; made by npm run fit:acts`
writeFileSync(file, `${JSON.stringify(packTopicModel(model, about))}\n`)
console.log(`wrote ${file}`)
if (process.argv[2] === '--scores' && process.argv[3] !== undefined)
  writeFileSync(process.argv[3], scored.map((line) => JSON.stringify(line)).join('\n'))
