/** Build-time checks of a dialogue: every authoring mistake has a name and is found before anybody meets it. */
import { referencesOf } from './condition.ts'
import type { Dialogue } from './schema.ts'

const DERIVED = new Set(['$level', '$dangers', '$channel', '$dangerNow'])

/** Problems of one dialogue in plain words; empty when it is sound. `slots` are names other dialogues may have filled. */
export function checkDialogue(
  dialogue: Dialogue,
  known: { slots: ReadonlySet<string>; dialogues: ReadonlySet<string> },
): string[] {
  return [...uniqueIds(dialogue), ...references(dialogue, known), ...choices(dialogue, known), ...ending(dialogue)]
}

function uniqueIds(dialogue: Dialogue): string[] {
  const ids = dialogue.steps.map((step) => step.id)
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `step id ${id} stands twice`)
}

function references(dialogue: Dialogue, known: { slots: ReadonlySet<string> }): string[] {
  const earlier = new Set([...Object.keys(dialogue.presets), ...known.slots])
  const problems: string[] = []
  for (const step of dialogue.steps) {
    for (const name of step.when ? referencesOf(step.when).map(slotOf) : []) {
      const own = step.slots.includes(name)
      if (!DERIVED.has(name) && !own && !earlier.has(name)) {
        problems.push(`step ${step.id} looks at ${name}, which nothing before it fills`)
      }
    }
    for (const slot of step.slots) earlier.add(slot)
    for (const choice of step.choices) for (const slot of Object.keys(choice.set ?? {})) earlier.add(slot)
  }
  return problems
}

/** `place.town` looks at a part of the slot `place`. */
function slotOf(name: string): string {
  return name.split('.')[0] ?? name
}

function choices(dialogue: Dialogue, known: { dialogues: ReadonlySet<string> }): string[] {
  return dialogue.steps.flatMap((step) => {
    const problems: string[] = []
    const ids = step.choices.map((choice) => choice.id)
    if (new Set(ids).size !== ids.length) problems.push(`step ${step.id} has a choice id twice`)
    if (step.answer === 'choice' && step.choices.length < 2) problems.push(`step ${step.id} needs at least two choices`)
    if (step.slots.length > 1 && step.choices.some((choice) => !choice.skips && !coversAll(step.slots, choice.set))) {
      problems.push(`step ${step.id} fills several slots, so each choice must set all of them`)
    }
    for (const choice of step.choices) {
      if (choice.starts && !known.dialogues.has(choice.starts)) {
        problems.push(`step ${step.id}, choice ${choice.id}: there is no dialogue ${choice.starts}`)
      }
    }
    return problems
  })
}

function coversAll(slots: readonly string[], set: Record<string, unknown> | undefined): boolean {
  return set !== undefined && slots.every((slot) => slot in set)
}

/** Every path must reach the review: it stands last and has no condition. */
function ending(dialogue: Dialogue): string[] {
  if (dialogue.ends !== 'case') return []
  const last = dialogue.steps.at(-1)
  const reviews = dialogue.steps.filter((step) => step.answer === 'review')
  if (reviews.length !== 1 || last?.answer !== 'review') return ['the last step must be the one review']
  return last.when === undefined ? [] : ['the review must not have a condition: every path ends there']
}
