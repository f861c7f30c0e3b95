/** Lines of a labelled set as others may send them: an odd one has an error of its own and keeps nobody else from being read. */
import * as z from 'zod'
import { factsSchema } from '../../src/core/triage/facts.ts'
import { LEVELS } from '../../src/core/triage/level.ts'
import { SLOT_NAMES } from '../../src/core/understanding/slots.ts'

/** A line that is no JSON. */
export class BrokenLine {
  readonly error: string
  constructor(error: string) {
    this.error = error
  }
}

/** One value a line; blank lines and a byte order mark are passed over. */
export function parseLines(text: string): unknown[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(parseLine)
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch (error) {
    return new BrokenLine(`no JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}

/** Null says "no label", like a key that is not there. */
function label<Schema extends z.ZodType>(schema: Schema) {
  return z
    .preprocess((value) => value ?? undefined, schema.optional())
    .transform((value) => value as z.infer<Schema> | undefined)
}

const id = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : (value ?? undefined)),
  z.string().optional(),
)
const moment = z
  .preprocess((value) => value ?? undefined, z.string().optional())
  .refine((now) => now === undefined || !Number.isNaN(Date.parse(now)), 'is no time')
  .transform((now) => now ?? new Date().toISOString())
const words = z.preprocess((value) => value ?? '', z.string())

export const lineSchemas = {
  questions: z.object({
    id,
    question: z.string(),
    slug: label(z.string()),
    also: label(z.array(z.string())),
    part: label(z.array(z.string())),
    section: label(z.array(z.string())),
  }),
  triage: z.object({
    id,
    now: moment,
    first_message: words,
    facts: z.preprocess((value) => value ?? {}, factsSchema),
    level: label(z.string()),
  }),
  routes: z.object({ id, text: z.string(), route: label(z.string()), accept: label(z.array(z.string())) }),
  slots: z.object({
    id,
    slot: z.enum(SLOT_NAMES),
    text: z.string(),
    now: moment,
    value: z.unknown().optional(),
    accept: label(z.array(z.unknown())),
  }),
  bias: z.object({
    id,
    emergency: z.string(),
    wording: z.string(),
    area: z.string(),
    age: z.string(),
    level: z.enum(LEVELS),
    text: z.string(),
  }),
} as const

export interface FailedLine {
  id: string
  error: string
}

interface Outcome {
  results: readonly object[]
  summary: object
}

/** Runs a suite over the lines that can be read; the others stand between the results in their places, each with its error. */
export async function runTolerant(
  lines: readonly unknown[],
  schema: z.ZodType<{ id?: string | undefined }>,
  run: (good: readonly never[]) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const read = lines.map((line, at) => readLine(line, at, schema))
  const good = read.filter((line) => !isFailed(line))
  const outcome = await tried(good, run)
  if (outcome !== null) return merged(read, outcome)
  // Some line breaks the suite itself: each is tried alone, and the rest run together again.
  const alone = await Promise.all(
    read.map(async (line) => (isFailed(line) ? line : ((await failureOf(line, run)) ?? line))),
  )
  return merged(alone, await run(alone.filter((line) => !isFailed(line)) as never[]))
}

type Read = { id: string } | FailedLine

function readLine(line: unknown, at: number, schema: z.ZodType<{ id?: string | undefined }>): Read {
  const own = String(at + 1)
  if (line instanceof BrokenLine) return { id: own, error: line.error }
  const parsed = schema.safeParse(line)
  if (parsed.success) return dropUndefined({ ...parsed.data, id: parsed.data.id ?? own })
  const given = z.looseObject({ id }).safeParse(line)
  const error = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; ')
  return { id: (given.success ? given.data.id : undefined) ?? own, error }
}

/** A key without a value counts as a label in some suites. */
function dropUndefined<T extends object>(line: T): T {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)) as T
}

function isFailed(line: Read): line is FailedLine {
  return 'error' in line
}

async function tried(
  good: readonly Read[],
  run: (good: readonly never[]) => Outcome | Promise<Outcome>,
): Promise<Outcome | null> {
  try {
    return await run(good as never[])
  } catch {
    // The lines are tried one by one, and the one that fails is told with its reason.
    return null
  }
}

async function failureOf(
  line: Read,
  run: (good: readonly never[]) => Outcome | Promise<Outcome>,
): Promise<FailedLine | null> {
  try {
    await run([line] as never[])
    return null
  } catch (error) {
    return { id: line.id, error: error instanceof Error ? error.message : String(error) }
  }
}

function merged(read: readonly Read[], { results, summary }: Outcome): Outcome {
  const queue = [...results]
  const errors = read.filter(isFailed).length
  return {
    results: read.map((line) => (isFailed(line) ? line : (queue.shift() ?? line))),
    summary: errors === 0 ? summary : { ...summary, errors },
  }
}
