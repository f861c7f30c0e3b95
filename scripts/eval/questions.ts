/** The `questions` suite (contracts §1): does the handbook find the right article, and does it know when it has none? */
import * as z from 'zod'
import { DOORS } from '../../src/core/knowledge/evidence.ts'
import { baseSlug } from '../../src/core/knowledge/sections.ts'
import type { Answerer, AnswerResult } from '../../src/services/answer-question.ts'

const lineSchema = z.object({
  id: z.string().optional(),
  question: z.string(),
  slug: z.string().optional(),
  also: z.array(z.string()).default([]),
  /** Articles that are right, with their part (dibao.payment), and the sections of them: labelled in questions-sections.jsonl. */
  part: z.array(z.string()).optional(),
  section: z.array(z.string()).optional(),
})
export type QuestionLine = z.infer<typeof lineSchema>

export type QuestionResult = {
  id: string
  outcome: AnswerResult['outcome']
  slug: string | null
  candidates: string[]
  confidence: number
  right?: boolean
  part?: string
  section?: string
  ms: number
}
export type QuestionSummary = {
  n: number
  hit1?: number
  hit3?: number
  mrr?: number
  answerPrecision?: number
  coverage?: number
  abstention?: number
  /** Of labelled lines, the share answered or led by the right article, and by the right section of it. */
  part?: number
  section?: number
  /** Expected calibration error: how far the stated confidence is from the share that is right, over ten bins. */
  ece?: number
  /** Of lines not `none`, the share answered at once, with no choice to make. */
  atOnce?: number
  p50ms: number
  p95ms: number
}

const COVERS = new Set(['answer', 'choose', 'emergency'])
const ABSTAINS = new Set(['unknown', 'smalltalk', 'human'])

export async function runQuestions(
  lines: readonly unknown[],
  answerer: Answerer,
): Promise<{ results: QuestionResult[]; summary: QuestionSummary }> {
  const read = lines.map((line) => lineSchema.parse(line))
  // The first question pays for warming up; it is not a question of the file.
  await answerer.answer('低保怎么申请')
  const results: QuestionResult[] = []
  for (const [at, line] of read.entries()) {
    const answer = await answerer.answer(line.question)
    results.push(judge(line, answer, line.id ?? String(at + 1)))
  }
  return { results, summary: summarise(read, results) }
}

function judge(line: QuestionLine, answer: AnswerResult, id: string): QuestionResult {
  const result: QuestionResult = {
    id,
    outcome: answer.outcome,
    slug: answer.slug && baseSlug(answer.slug),
    candidates: answer.candidates.map(({ slug }) => baseSlug(slug)),
    confidence: answer.confidence,
    ms: answer.ms,
  }
  const [first] = answer.candidates
  const told = line.part && { part: answer.slug ?? first?.slug ?? '', section: answer.section ?? first?.section ?? '' }
  return line.slug === undefined ? result : { ...result, right: isRight(line, result), ...told }
}

/** For a line of ours: the first candidate is right. For `none`: rightly left alone. */
function isRight(line: QuestionLine, result: QuestionResult): boolean {
  if (line.slug === 'none') return abstains(result)
  return accepted(line).has(result.outcome === 'answer' ? (result.slug ?? '') : (result.candidates[0] ?? ''))
}

function abstains({ outcome, slug }: QuestionResult): boolean {
  return ABSTAINS.has(outcome) || (outcome === 'answer' && slug === DOORS)
}

function accepted(line: QuestionLine): Set<string> {
  return new Set([line.slug ?? '', ...line.also].map(baseSlug))
}

function summarise(lines: readonly QuestionLine[], results: readonly QuestionResult[]): QuestionSummary {
  const pairs = results.map((result, at) => ({ line: lines[at] as QuestionLine, result }))
  const labelled = pairs.filter(({ line }) => line.slug !== undefined)
  const ours = labelled.filter(({ line }) => line.slug !== 'none')
  const others = labelled.filter(({ line }) => line.slug === 'none')
  const places = ours.map(({ line, result }) => result.candidates.findIndex((slug) => accepted(line).has(slug)))
  const partly = labelled.filter(({ line }) => line.part !== undefined)
  const answers = labelled.filter(({ result }) => result.outcome === 'answer')
  const times = results.map(({ ms }) => ms).sort((one, other) => one - other)
  return {
    n: results.length,
    ...shareOf('hit1', places, (place) => place === 0),
    ...shareOf('hit3', places, (place) => place >= 0 && place < 3),
    ...(places.length > 0 ? { mrr: mean(places.map((place) => (place < 0 ? 0 : 1 / (place + 1)))) } : {}),
    ...shareOf('answerPrecision', answers, ({ line, result }) =>
      line.slug === 'none' ? abstains(result) : accepted(line).has(result.slug ?? ''),
    ),
    ...shareOf('coverage', ours, ({ result }) => COVERS.has(result.outcome)),
    ...shareOf('abstention', others, ({ result }) => abstains(result)),
    ...shareOf('part', partly, ({ line, result }) => line.part?.includes(result.part ?? '') === true),
    ...shareOf('section', partly, ({ line, result }) => line.section?.includes(result.section ?? '') === true),
    ...shareOf('atOnce', ours, ({ result }) => result.outcome === 'answer'),
    ...(labelled.length > 0 ? { ece: calibrationError(labelled) } : {}),
    p50ms: times[Math.floor(times.length * 0.5)] ?? 0,
    p95ms: times[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0,
  }
}

const BINS = 10

/** Over what the handbook ventured to say: answered or put to choose. */
function calibrationError(pairs: readonly { line: QuestionLine; result: QuestionResult }[]): number {
  const ventured = pairs.filter(({ result }) => result.outcome === 'answer' || result.outcome === 'choose')
  const error = Array.from({ length: BINS }, (_, bin) => {
    const inBin = ventured.filter(({ result }) => Math.min(BINS - 1, Math.floor(result.confidence * BINS)) === bin)
    const stated = inBin.reduce((sum, { result }) => sum + result.confidence, 0)
    const right = inBin.filter(({ result }) => result.right === true).length
    return Math.abs(stated - right)
  }).reduce((sum, value) => sum + value, 0)
  return Number((error / Math.max(1, ventured.length)).toFixed(4))
}

function shareOf<T>(key: string, list: readonly T[], test: (entry: T) => boolean): Record<string, number> {
  return list.length === 0 ? {} : { [key]: mean(list.map((entry) => (test(entry) ? 1 : 0))) }
}

function mean(values: readonly number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(4))
}
