/** Build-time checks of a dialogue: every authoring mistake has a name and is found before anybody meets it. */
import { referencesOf } from './condition.ts'
import type { DangerRules, Dialogue, Step } from './schema.ts'

const DERIVED = new Set([
  '$level',
  '$dangers',
  '$channel',
  '$dangerNow',
  '$filed',
  '$case',
  '$overdue',
  '$quiet',
  '$dialogue',
  '$status',
  '$paused',
  '$floor',
  '$past',
  '$photos',
  '$others',
])
/** What a text of a dialogue may name; each is filled from stored state or left out with its sentence. */
const PLACES = new Set(['number', 'town', 'due', 'phones', 'office', 'keep', 'draft'])

/** Problems of one dialogue in plain words; empty when it is sound. `slots` are filled by words or dangers. */
export function checkDialogue(
  dialogue: Dialogue,
  known: { slots: ReadonlySet<string>; dialogues: ReadonlySet<string> },
): string[] {
  return [
    ...uniqueIds(dialogue.steps),
    ...references(dialogue, known),
    ...dialogue.steps.flatMap((step) => choicesOf(step, known.dialogues)),
    ...ending(dialogue),
    ...texts(dialogue),
  ]
}

/** Problems of `danger.yaml`. */
export function checkDanger({ steps, endsVisibly, again }: DangerRules, dialogues: ReadonlySet<string>): string[] {
  const kinds = new Set(steps.map(({ kind }) => kind))
  return [
    ...uniqueIds(steps),
    ...steps.flatMap((step) => choicesOf(step, dialogues)),
    ...steps
      .filter(({ dialogue }) => dialogue !== undefined && !dialogues.has(dialogue))
      .map(({ id, dialogue }) => `step ${id}: there is no dialogue ${String(dialogue)}`),
    ...endsVisibly.filter((kind) => !kinds.has(kind)).map((kind) => `endsVisibly names ${kind}, which no step has`),
    ...Object.keys(again)
      .filter((kind) => !kinds.has(kind))
      .map((kind) => `again names ${kind}, which no step has`),
    ...shadowed(steps),
  ]
}

/** A step of a kind behind one that always fits is never asked. */
function shadowed(steps: DangerRules['steps']): string[] {
  return steps
    .filter((step, index) =>
      steps
        .slice(0, index)
        .some(
          (other) =>
            other.kind === step.kind &&
            other.when === undefined &&
            (other.strength === undefined || other.strength === step.strength),
        ),
    )
    .map(({ id }) => `step ${id} is never asked: an earlier one of its kind always fits`)
}

/** Slots that these steps fill, by themselves or by a choice. */
export function slotsOf(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => [...step.slots, ...step.choices.flatMap(({ set }) => Object.keys(set ?? {}))])
}

function uniqueIds(steps: readonly Step[]): string[] {
  const ids = steps.map((step) => step.id)
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `step id ${id} stands twice`)
}

function references(dialogue: Dialogue, known: { slots: ReadonlySet<string> }): string[] {
  const earlier = new Set([...Object.keys(dialogue.presets), ...known.slots])
  const problems: string[] = []
  for (const step of dialogue.steps) {
    const looked = [...(step.when ? [step.when] : []), ...step.asks.map(({ when }) => when)]
    for (const name of looked.flatMap(referencesOf).map(slotOf)) {
      if (!DERIVED.has(name) && !step.slots.includes(name) && !earlier.has(name)) {
        problems.push(`step ${step.id} looks at ${name}, which nothing before it fills`)
      }
    }
    for (const slot of slotsOf([step])) earlier.add(slot)
  }
  return problems
}

/** `place.town` looks at a part of the slot `place`. */
function slotOf(name: string): string {
  return name.split('.')[0] ?? name
}

function choicesOf(step: Step, dialogues: ReadonlySet<string>): string[] {
  const problems: string[] = []
  const ids = step.choices.map((choice) => choice.id)
  if (new Set(ids).size !== ids.length) problems.push(`step ${step.id} has a choice id twice`)
  if (step.answer === 'choice' && step.choices.length < 2) problems.push(`step ${step.id} needs at least two choices`)
  const fills = step.choices.filter((choice) => !choice.skips && !choice.again)
  if (step.slots.length > 1 && fills.some(({ set }) => !coversAll(step.slots, set))) {
    problems.push(`step ${step.id} fills several slots, so each choice must set all of them`)
  }
  if (fills.some(({ set }) => set !== undefined && !coversAll(step.slots, set))) {
    problems.push(`step ${step.id} has a choice that leaves its own slot empty, so it would be asked again`)
  }
  for (const { id, starts } of step.choices) {
    if (starts && !dialogues.has(starts)) problems.push(`step ${step.id}, choice ${id}: there is no dialogue ${starts}`)
  }
  return [...problems, ...sameWords(step)]
}

/** One word for two choices can never be understood. */
function sameWords(step: Step): string[] {
  const words = step.choices.flatMap((choice) => choice.words)
  return [...new Set(words.filter((word, index) => words.indexOf(word) !== index))].map(
    (word) => `step ${step.id} has the word ${word} for two choices`,
  )
}

function coversAll(slots: readonly string[], set: Record<string, unknown> | undefined): boolean {
  return set !== undefined && slots.every((slot) => slot in set)
}

/** Every path of a case must reach the review: it stands last and has no condition; other ends have none. */
function ending({ ends, steps }: Dialogue): string[] {
  const last = steps.at(-1)
  const reviews = steps.filter((step) => step.answer === 'review')
  if (ends !== 'case') return reviews.length === 0 ? [] : [`a dialogue that ends with ${ends} has no review`]
  if (reviews.length !== 1 || last?.answer !== 'review') return ['the last step must be the one review']
  return last.when === undefined ? [] : ['the review must not have a condition: every path ends there']
}

function texts(dialogue: Dialogue): string[] {
  const said = [dialogue.receipt, ...dialogue.after.map(({ say }) => say), ...dialogue.steps.map(({ lead }) => lead)]
  const names = said.flatMap((text) => [...(text ?? '').matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? ''))
  return names.filter((name) => !PLACES.has(name)).map((name) => `a text names {${name}}, which nobody fills`)
}
