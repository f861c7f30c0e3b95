/**
 * `npm run distil`: makes models/static/static.bin from bge-small-zh-v1.5 and the texts of the repository (decision 0010).
 * Some minutes, most of them the teacher's. Run `npm run fit` afterwards: what was learnt on the old vectors is void.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { packStaticModel } from '../src/adapters/static-embedder/format.ts'
import { staticEmbedder } from '../src/adapters/static-embedder/static-embedder.ts'
import { tokensOf } from '../src/adapters/static-embedder/tokens.ts'
import { freshBundle } from './content/fresh.ts'
import { readCorpus, readHeldOut } from './distil/corpus.ts'
import { measureNearness, measureSpeed } from './distil/measure.ts'
import { quantise } from './distil/quantise.ts'
import { seededRandom } from './distil/random.ts'
import { findBasis } from './distil/reduce.ts'
import { askTeacher } from './distil/teacher.ts'
import { trainTokens } from './distil/train.ts'
import { makeVariants } from './distil/variants.ts'
import { chooseVocabulary } from './distil/vocabulary.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const DIMS = 192
const SIZES = { characters: 5_000, rows: 12_000 }
const EPOCHS = 8
const SEED = 20_261_124
/** Common tokens start small: weight a / (a + share), with the usual a (Arora 2017, smooth inverse frequency). */
const SMOOTH = 1e-3
/** One text in so many tells the directions well enough. */
const BASIS_STEP = 4

const tokenizer = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) })
const { model } = tokenizer.parse(
  JSON.parse(readFileSync(join(root, 'models/bge-small-zh-v1.5/tokenizer.json'), 'utf8')),
)
const corpus = readCorpus(root, freshBundle())
const held = readHeldOut(root)
const rows = chooseVocabulary(corpus, new Set(Object.keys(model.vocab)), SIZES)
const tokens = rows.map(({ token }) => token)
const random = seededRandom(SEED)
const texts = [...new Set([...corpus.units, ...corpus.sentences, ...makeVariants(corpus, tokens, random)])]
console.log(`${rows.length} tokens, ${texts.length} texts to learn from, ${held.length} questions held out`)

const taught = await askTeacher(root, [...texts, ...held])
const basis = findBasis(
  texts.filter((_, at) => at % BASIS_STEP === 0).map((text) => taught.vectorOf(text)),
  DIMS,
)
const table = new Float32Array(rows.length * DIMS)
rows.forEach(({ token, share }, row) => {
  const weight = SMOOTH / (SMOOTH + share)
  const start = basis.reduce(taught.vectorOf(token)).map((value) => value * weight)
  table.set(start, row * DIMS)
})
const { placesOf } = tokensOf(tokens)
const examples = texts
  .map((text) => ({ places: placesOf(text), target: basis.reduce(taught.vectorOf(text)) }))
  .filter(({ places }) => places.length > 0)
const anchors = corpus.units.map((text) => basis.reduce(taught.vectorOf(text)))
trainTokens(table, examples, { dims: DIMS, epochs: EPOCHS, random, anchors, say: console.log })

const bytes = packStaticModel(quantise(table, tokens, DIMS))
const file = join(root, 'models/static/static.bin')
mkdirSync(dirname(file), { recursive: true })
// By way of a second name, so that a reader never sees half a file.
writeFileSync(`${file}.${process.pid}`, bytes)
renameSync(`${file}.${process.pid}`, file)

const made = staticEmbedder({ bytes, learnt: null })
const nearness = await measureNearness(held, made, taught, basis)
const speed = await measureSpeed(held, made)
console.log(`wrote ${file}: ${made.id}, ${bytes.length} bytes`)
console.log(`on the held-out questions: ${JSON.stringify({ ...nearness, ...speed })}`)
console.log('now run "npm run fit": the topic model and the weights belong to the vectors')
