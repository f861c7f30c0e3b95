/**
 * `npm run fit:mender`: what the mender must leave alone. Reads clean texts (tests, labelled stories, the handbook) and the dictionary of
 * jieba, and writes src/core/understanding/mend/known.json: frequent words of everyday talk, and sound-alikes that are said in earnest.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { variantsOf } from '../src/core/understanding/mend/variants.ts'
import { MEND_KINDS, mendWords } from '../src/core/understanding/mend/words.ts'
import { normalise } from '../src/core/understanding/normalise.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** How often the dictionary has counted a word that everybody knows. */
const COMMON = 1500
const HAN = /^\p{Script=Han}{2,4}$/u

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
}

/** Lines whose note says that something is mistyped would teach the mistake. */
function textsOf(jsonl: string): string[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '' && !/错字|typo/.test(line))
    .map((line) => {
      const { text, question, first_message: first } = JSON.parse(line) as Record<string, string | undefined>
      return text ?? question ?? first ?? ''
    })
}

const talk = [...filesIn('tests/eval', /\.jsonl$/), ...filesIn('scripts/fit', /\.jsonl$/)]
  .flatMap(textsOf)
  .map(normalise)
// The lines of turns are written with slips on purpose.
const written = [...filesIn('knowledge', /\.md$/), ...filesIn('scripts/fit', /^(?!turns-).*\.(?:tsv|txt)$/)].map(
  normalise,
)
const jieba = Jieba.withDict(dict)
const dictionary = new Map(
  Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([word = '', count = '0']) => [word, Number(count)] as const),
)

const own = new Set(MEND_KINDS.flatMap((kind) => mendWords(kind)))
const counts = new Map<string, number>()
for (const text of talk)
  for (const word of jieba.cut(text, false)) if (HAN.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
const common = [...dictionary].filter(([word, count]) => count >= COMMON && HAN.test(word)).map(([word]) => word)
const spoken = [...counts].filter(([, count]) => count >= 3).map(([word]) => word)
const words = [...new Set([...spoken, ...common])].filter((word) => !own.has(word))

/** How often each run of two to four characters is written. */
function runsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const runs = new Map<string, number>()
  for (const text of texts)
    for (let size = 2; size <= 4; size += 1)
      for (let at = 0; at + size <= text.length; at += 1) {
        const run = text.slice(at, at + size)
        runs.set(run, (runs.get(run) ?? 0) + 1)
      }
  return runs
}

// What was typed once in talk may be a slip itself; in answers every slip is marked.
const answers = filesIn('tests/eval', /^slots-.*\.jsonl$/)
  .flatMap(textsOf)
  .map(normalise)
const [said, printed] = [runsOf(talk), runsOf([...written, ...answers])]
const isEarnest = (run: string): boolean =>
  (said.get(run) ?? 0) > 1 || printed.has(run) || (dictionary.get(run) ?? 0) >= 3
const kept = new Set<string>()
for (const word of own)
  for (const variant of variantsOf(word)) if (!own.has(variant) && isEarnest(variant)) kept.add(variant)

const about = 'What the mender leaves alone; made by npm run fit:mender.'
const known = {
  about,
  words: words.sort().join(' '),
  earnest: [...kept]
    .filter((word) => !words.includes(word))
    .sort()
    .join(' '),
}
writeFileSync(join(root, 'src/core/understanding/mend/known.json'), `${JSON.stringify(known)}\n`)
console.log(`${words.length} words, ${kept.size} sound-alikes of ${own.size}`)
