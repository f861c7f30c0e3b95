/**
 * The bench's questions as the office keeps them: those of the release come into the store once, then people add, mend and retire
 * them. What was retired stays retired when a release brings it again.
 */
import { SLUG } from '../../core/knowledge/sections.ts'
import { maskContact } from '../../core/understanding/mask-contact.ts'
import type { BenchQuestionRow } from '../../ports/article-store.ts'
import type { Editor, HandbookServices } from './deps.ts'
import { NONE, type LabelledQuestion } from './labelled.ts'
import { handled, type Handled, type HandbookRefusal } from './refusal.ts'

export interface QuestionWish {
  question: string
  slug: string
  also: string[]
}

const RELEASE = { byId: 'release', byName: '随程序' }

/** All of them, retired ones too. */
export async function benchQuestions(deps: HandbookServices): Promise<BenchQuestionRow[]> {
  const rows = await deps.articles.benchQuestions()
  const known = new Set(rows.map(({ id }) => id))
  const missing = deps.questions.filter(({ id }) => !known.has(id))
  if (missing.length === 0) return rows
  const at = deps.clock.now().toISOString()
  await deps.articles.seedBenchQuestions(
    missing.map(({ id, question, slug, also }) => ({
      id,
      version: 1,
      question,
      slug,
      also: [...also],
      retired: false,
      at,
      ...RELEASE,
    })),
  )
  return deps.articles.benchQuestions()
}

/** What a run asks. */
export async function labelledQuestions(deps: HandbookServices): Promise<LabelledQuestion[]> {
  const rows = await benchQuestions(deps)
  return rows.filter(({ retired }) => !retired).map(({ id, question, slug, also }) => ({ id, question, slug, also }))
}

export async function addQuestion(
  deps: HandbookServices,
  editor: Editor,
  wish: QuestionWish,
): Promise<Handled<BenchQuestionRow>> {
  return put(deps, editor, { id: deps.ids.next('bq'), version: 0 }, { ...wish, retired: false })
}

/** `expectedVersion` is the one that the editor saw. */
export async function changeQuestion(
  deps: HandbookServices,
  editor: Editor,
  id: string,
  { expectedVersion, ...wish }: Partial<QuestionWish> & { expectedVersion: number; retired?: boolean | undefined },
): Promise<Handled<BenchQuestionRow>> {
  const held = (await benchQuestions(deps)).find((row) => row.id === id)
  if (held === undefined) return { kind: 'no-question', id }
  if (held.version !== expectedVersion) return { kind: 'question-changed', question: held.question, by: held.byName }
  const { question = held.question, slug = held.slug, also = held.also, retired = held.retired } = wish
  return put(deps, editor, held, { question, slug, also, retired })
}

async function put(
  deps: HandbookServices,
  editor: Editor,
  held: Pick<BenchQuestionRow, 'id' | 'version'>,
  asked: QuestionWish & { retired: boolean },
): Promise<Handled<BenchQuestionRow>> {
  // Copied from a talk, it stands here for ever, in the open, and is erased with nobody.
  const wish = { ...asked, question: maskContact(asked.question) }
  const fault = await faultOf(deps, held.id, wish)
  if (fault !== null) return fault
  const at = deps.clock.now().toISOString()
  const row = { ...wish, id: held.id, version: held.version + 1, at, byId: editor.id, byName: editor.name }
  const verb = held.version === 0 ? 'added' : wish.retired ? 'retired' : 'changed'
  const audit = { at, actor: editor.id, action: `bench.question-${verb}`, target: held.id, detail: wish.slug }
  const outcome = await deps.articles.putBenchQuestion(row, [audit])
  if (outcome === 'stored') return handled(row)
  return { kind: 'question-changed', question: wish.question, by: '' }
}

/** A label that names no article would fail for ever and tell nothing. */
async function faultOf(
  deps: HandbookServices,
  id: string,
  { question, slug, also, retired }: QuestionWish & { retired: boolean },
): Promise<HandbookRefusal | null> {
  if (retired) return null
  const wrong = (field: string, why: string): HandbookRefusal => ({ kind: 'field', field, why })
  const topics = new Set(deps.live.bundle.articles.map((article) => article.slug))
  const bases = new Set([...topics].map((topic) => topic.split('.')[0] ?? ''))
  const isKnown = (topic: string): boolean => SLUG.test(topic) && (topics.has(topic) || bases.has(topic))
  if (slug !== NONE && !isKnown(slug)) return wrong('slug', `手册里没有“${slug}”。`)
  const odd = also.find((topic) => !isKnown(topic))
  if (odd !== undefined) return wrong('also', `手册里没有“${odd}”。`)
  const twin = (await benchQuestions(deps)).find((row) => row.question === question && row.id !== id && !row.retired)
  return twin === undefined ? null : wrong('question', '题库里已经有这一句。')
}
