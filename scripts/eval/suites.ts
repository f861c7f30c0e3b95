/** The evaluation suites by name (contracts §1); each loads only what it needs. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SenseMessage } from '../../src/services/sense-message.ts'
import { lineSchemas, parseLines, runTolerant } from './lines.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

export type Outcome = { results: readonly object[]; summary: object }
export type Lines = readonly never[]

type Suite = (lines: Lines, wordsOnly?: boolean) => Promise<Outcome>

const runs: Record<keyof typeof lineSchemas, Suite> = {
  async questions(lines, wordsOnly = false) {
    const [{ runQuestions }, { nodeAnswerer }] = await Promise.all([import('./questions.ts'), import('../answerer.ts')])
    return runQuestions(lines, await nodeAnswerer({ wordsOnly }))
  },
  async triage(lines, wordsOnly = false) {
    const [{ runTriage }, { loadRules }] = await Promise.all([import('./triage.ts'), import('./rules.ts')])
    return runTriage(lines, loadRules(join(root, 'intents')), await senseOfServer(wordsOnly))
  },
  async routes(lines, wordsOnly = false) {
    const [{ runRoutes }, { loadRules }] = await Promise.all([import('./routes.ts'), import('./rules.ts')])
    return runRoutes(lines, loadRules(join(root, 'intents')), await senseOfServer(wordsOnly))
  },
  async bias(lines, wordsOnly = false) {
    const [{ runBias }, { compileRules }, { parse }] = await Promise.all([
      import('./bias.ts'),
      import('../../src/content/rules.ts'),
      import('yaml'),
    ])
    const folder = join(root, 'intents')
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
    const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'))
    const rules = compileRules(Object.fromEntries(files.map((file) => [file, read(file)])))
    return runBias(lines, rules, await senseOfServer(wordsOnly))
  },
  async slots(lines) {
    const [{ runSlots }, { buildGazetteer }, { default: gazetteer }] = await Promise.all([
      import('./slots.ts'),
      import('../../src/core/understanding/place/place.ts'),
      import('../../src/content/gazetteer/zhenjiang.json', { with: { type: 'json' } }),
    ])
    return runSlots(lines, { gazetteer: buildGazetteer(gazetteer) })
  },
}

/** What the server hears besides the words; `wordsOnly` as the runtimes without the model. */
async function senseOfServer(wordsOnly: boolean): Promise<SenseMessage> {
  const [{ senseMessage }, { bgeEmbedder }] = await Promise.all([
    import('../../src/services/sense-message.ts'),
    import('../../src/adapters/transformers/bge-embedder.ts'),
  ])
  const log = { error: (event: string, error: unknown): void => console.error(event, error) }
  return senseMessage(wordsOnly ? null : await bgeEmbedder(), log)
}

/** Each suite over whatever lines it gets: an odd one is told with its error, and the others are run. */
export const suites: Record<string, Suite> = Object.fromEntries(
  Object.entries(runs).map(([name, run]): [string, Suite] => [
    name,
    (lines, wordsOnly) => runTolerant(lines, lineSchemas[name as keyof typeof runs], (good) => run(good, wordsOnly)),
  ]),
)

/** The lines of a labelled set; what is no JSON is kept as a `BrokenLine`. */
export function readLines(path: string): Lines {
  return parseLines(readFileSync(path, 'utf8')) as never[]
}
