/** Answers of the table as a conversation holds them: one slot a question. */
import type { Answers } from './evaluate.ts'
import { slotOf } from './dialogue.ts'
import type { Eligibility } from './schema.ts'

/** What was answered, and every key that was put (不清楚 counts as put). */
export function answersOf(
  { questions }: Eligibility,
  slot: (name: string) => { value: unknown; known: boolean },
): { answers: Answers; asked: Set<string> } {
  const answers: Record<string, string | undefined> = {}
  const asked = new Set<string>()
  for (const { key } of questions) {
    const { value, known } = slot(slotOf(key))
    if (known) asked.add(key)
    if (typeof value === 'string') answers[key] = value
  }
  return { answers, asked }
}
