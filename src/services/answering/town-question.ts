/** Asks for the town, once in a talk, where a county has words of its own on what was answered. */
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import { holdsOn } from '../../core/knowledge/pick-passage.ts'
import { areasFor, CITY } from '../../core/knowledge/sections.ts'
import type { Finder } from './find-topics.ts'
import type { Place } from './place.ts'
import { askingTown } from './replies.ts'

export async function withTownQuestion(
  finder: Finder,
  answer: HandbookAnswer,
  { place, history }: { place: Place; history: readonly string[] },
): Promise<HandbookAnswer> {
  const { outcome, slug, section } = answer
  if (outcome !== 'answer' || place.isNamed || !dependsOnTown(finder, slug, section, place)) return answer
  const before = await Promise.all(history.map((question) => answeredBy(finder, question, place)))
  const wasAsked = before.some(
    (earlier) => earlier !== null && dependsOnTown(finder, earlier.slug, earlier.section, place),
  )
  return wasAsked ? answer : askingTown(answer)
}

type Part = { slug: string; section: string }

async function answeredBy(finder: Finder, question: string, place: Place): Promise<Part | null> {
  const { verdict, scores } = await finder.find(question)
  const [best] = verdict.candidates
  const slug = best && finder.articles[best.article]?.slug
  const picked = best && verdict.outcome === 'answer' ? finder.pick(best.article, question, scores, place) : null
  return slug !== undefined && picked ? { slug, section: picked.section } : null
}

/** Whether some county has words of its own in that section. */
function dependsOnTown(finder: Finder, slug: string | null, section: string | null, { day }: Place): boolean {
  const passages = finder.articles.find((article) => article.slug === slug)?.passages ?? []
  return passages.some(
    (passage) => passage.section === section && !areasFor(CITY).includes(passage.area) && holdsOn(passage, day),
  )
}
