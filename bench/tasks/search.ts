/** Builds one engine over one handbook (`real`, or a number of articles) and times its questions: `search <engine> <size>`. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { loadBundle } from '../../src/content/load-bundle.ts'
import type { Bundle } from '../../src/core/knowledge/article.ts'
import { buildLibrary } from '../../src/core/knowledge/library.ts'
import { normaliseText, termsOf } from '../../src/core/knowledge/text.ts'
import { TOP, topOf, type Asked, type Find, type Material } from '../engines/engine.ts'
import { ENGINES } from '../engines/engines.ts'
import { clusters, exactProducts } from '../support/clusters.ts'
import { largeBundle, realQuestions } from '../support/handbook.ts'
import { tellResult, timesOf } from '../support/task.ts'

/** As long as those of the model. */
const DIMS = 512
const WARM = 10
const QUESTIONS = 150
const LIMIT_MS = 6_000
/** Enough to see a loss of one in a thousand. */
const RECALL_QUESTIONS = 100

const [name, size = 'real'] = process.argv.slice(2)
const engine = ENGINES.find((one) => one.name === name)
if (!engine) throw new Error(`no engine ${name}`)

const bundle = bundleOf(size)
const texts = buildLibrary(bundle).units.map(({ text }) => text)
const questions = realQuestions().slice(0, QUESTIONS)
const made = clusters(texts.length, questions.length, DIMS)
const material: Material = {
  bundle,
  texts,
  terms: (text) => termsOf(normaliseText(text), null),
  vectors: made.texts,
  dims: DIMS,
}
const asked = questions.map((question, at): Asked => ({
  question,
  vector: made.questions[at] ?? new Float32Array(DIMS),
}))

const before = rssAfterCollection()
const from = performance.now()
const find = await engine.build(material)
const buildMs = performance.now() - from
const rssMb = (rssAfterCollection() - before) / 2 ** 20
const used = process.cpuUsage()
const times = await timesOf(asked, WARM, find, LIMIT_MS)
const { user, system } = process.cpuUsage(used)
const cpuMs = (user + system) / 1000 / (times.length + WARM)
const recall = engine.kind === 'vectors' ? await recallOf(find) : null

tellResult({ articles: bundle.articles.length, texts: texts.length, buildMs, rssMb, times, cpuMs, recall })

/** The first of the real handbook, all of it, or more than there are. */
function bundleOf(wanted: string): Bundle {
  const real = loadBundle()
  if (wanted === 'real') return real
  const count = Number(wanted)
  return count <= real.articles.length
    ? { ...real, hash: `first-${count}`, articles: real.articles.slice(0, count) }
    : largeBundle(count)
}

function rssAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage.rss()
}

/** The share of the ten that are truly nearest. */
async function recallOf(search: Find): Promise<number> {
  let found = 0
  const sample = asked.slice(0, RECALL_QUESTIONS)
  for (const one of sample) {
    const exact = new Set(topOf(exactProducts(material.vectors, one.vector)))
    found += (await search(one)).filter((row) => exact.has(row)).length
  }
  return found / (sample.length * TOP)
}
