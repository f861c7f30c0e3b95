/** Where people give up: each question of a dialogue with what became of it, and the talks behind every number. */
import { FEW } from '../../core/cases/equity.ts'
import { median } from '../../core/cases/figures.ts'
import { CORRECTED, DANGER, WHOLE } from '../../core/conversation/asking/step-changes.ts'
import { DANGER_ID, titleOf } from '../../core/dialogue/graph.ts'
import type { Dialogue } from '../../core/dialogue/schema.ts'
import {
  STEP_FATES,
  type DialogueFigures,
  type DialogueHead,
  type Fates,
  type StepFate,
} from '../../core/dialogue/step-figures.ts'
import { hearsComplaints, isGuardian, seesConversation, townsOf } from '../../core/rights.ts'
import type { StepCounts, StepSpan, TurnCount } from '../../ports/talk-steps.ts'
import { rowFor, talkRow, type ConversationRow } from '../desk/conversation-access.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { done, type Outcome } from '../desk/refusal.ts'

export interface FigureSpan {
  from?: string | undefined
  to?: string | undefined
  town?: string | undefined
  /** Hours without an answer after which a question counts as given up. */
  hours: number
}

type Deps = Pick<DeskServices, 'clock' | 'conversations' | 'rules'>

const FIRST_DAY = '2000-01-01T00:00:00.000Z'
const LAST_DAY = '9999-12-31T00:00:00.000Z'

/** Every dialogue with its sums, in the order of the talks that came to it. */
export async function listDialogues(deps: Deps, actor: Actor, query: FigureSpan): Promise<DialogueHead[]> {
  const span = spanOf(deps, actor, query)
  const [counts, turns] = await Promise.all([deps.conversations.stepCounts(span), deps.conversations.turnCounts(span)])
  return shown(deps, actor)
    .filter((dialogue) => isTold(actor, dialogue, turns))
    .map(({ id, title, steps }) => {
      const { talks, sent, handed, medianTurns, steps: rows } = figuresOf(deps, id, counts, turns)
      const gaveUp = rows.reduce((sum, row) => sum + row.gaveUp, 0)
      return { id, title, questions: steps.length, talks, sent, handed, medianTurns, gaveUp }
    })
    .sort((a, b) => b.talks - a.talks)
}

/** null: there is no such dialogue, or its figures are not this person's to see. */
export async function dialogueFigures(
  deps: Deps,
  actor: Actor,
  id: string,
  query: FigureSpan,
): Promise<DialogueFigures | null> {
  const dialogue = shown(deps, actor).find((one) => one.id === id)
  if (dialogue === undefined) return null
  const span = { ...spanOf(deps, actor, query), dialogue: id }
  const [counts, turns] = await Promise.all([deps.conversations.stepCounts(span), deps.conversations.turnCounts(span)])
  return isTold(actor, dialogue, turns) ? figuresOf(deps, id, counts, turns) : null
}

/** Of violence a few in one place and time could be told to be somebody; the supervisors know them anyway. */
function isTold(actor: Actor, { id, mode }: Pick<Dialogue, 'id' | 'mode'>, turns: readonly TurnCount[]): boolean {
  return mode !== 'quiet' || isGuardian(actor) || talksIn(turns.filter(({ dialogue }) => dialogue === id)) >= FEW
}

function talksIn(rows: readonly TurnCount[]): number {
  return rows.reduce((sum, { talks }) => sum + talks, 0)
}

/** What is told in a complaint is counted for those who hear complaints. */
function shown({ rules }: Deps, actor: Actor): Pick<Dialogue, 'id' | 'title' | 'steps' | 'mode' | 'confidential'>[] {
  const danger = {
    id: DANGER_ID,
    title: '险情第一问',
    steps: rules.danger.steps,
    mode: 'normal',
    confidential: false,
  } as const
  const heard = rules.dialogues.filter(({ confidential }) => !confidential || hearsComplaints(actor))
  return [...heard.map((dialogue) => ({ ...dialogue, title: titleOf(dialogue) })), danger]
}

function spanOf({ clock }: Deps, actor: Actor, { from, to, town, hours }: FigureSpan): StepSpan {
  const own = townsOf(actor)
  const towns = town === undefined ? own : own === null || own.includes(town) ? [town] : []
  return {
    from: from ?? FIRST_DAY,
    to: to ?? LAST_DAY,
    silentSince: new Date(clock.now().getTime() - hours * 3_600_000).toISOString(),
    ...(towns === null ? {} : { towns }),
  }
}

function figuresOf(
  { rules }: Deps,
  id: string,
  counts: readonly StepCounts[],
  turns: readonly TurnCount[],
): DialogueFigures {
  const own = counts.filter(({ dialogue }) => dialogue === id)
  const ends = turns.filter(({ dialogue }) => dialogue === id)
  const sent = ends.filter(({ outcome }) => outcome === 'sent')
  const steps = rules.dialogues.find((dialogue) => dialogue.id === id)?.steps ?? []
  const dangers =
    id === DANGER ? rules.danger.steps : rules.danger.steps.filter((step) => own.some((row) => row.step === step.id))
  const rows = [
    ...(id === DANGER ? [] : dangers).map((step) => ({ step, isDanger: true })),
    ...(id === DANGER ? dangers : steps).map((step) => ({ step, isDanger: false })),
  ]
  return {
    talks: talksIn(ends),
    sent: talksIn(sent),
    left: talksIn(ends.filter(({ outcome }) => outcome === 'left')),
    handed: own.find(({ step }) => step === WHOLE)?.handed ?? 0,
    medianTurns: median(sent.flatMap((row) => Array.from({ length: row.talks }, () => row.turns))),
    steps: rows.map(({ step, isDanger }) => ({
      step: step.id,
      label: step.label,
      ask: step.ask,
      isDanger,
      ...summed(own, rowsOf(id, step, steps)),
    })),
  }
}

/** A question's own row, and those of corrections of the slots that it is the first to fill. */
function rowsOf(id: string, step: { id: string; slots: readonly string[] }, steps: Dialogue['steps']): string[] {
  const firsts = step.slots.filter((slot) => steps.find(({ slots }) => slots.includes(slot))?.id === step.id)
  return id === DANGER ? [step.id] : [step.id, ...firsts.map((slot) => `${CORRECTED}${slot}`)]
}

function summed(counts: readonly StepCounts[], names: readonly string[]): Fates {
  const own = counts.filter(({ step }) => names.includes(step))
  return Object.fromEntries(STEP_FATES.map((fate) => [fate, own.reduce((sum, row) => sum + row[fate], 0)])) as Fates
}

const TALKS_MOST = 200

/** The talks behind one number that this person may see; of quiet and confidential dialogues only supervisors see all. */
export async function talksBehind(
  deps: Deps,
  actor: Actor,
  id: string,
  query: FigureSpan & { step: string; fate: StepFate },
): Promise<Outcome<ConversationRow[]>> {
  const dialogue = shown(deps, actor).find((one) => one.id === id)
  if (dialogue === undefined) return { kind: 'not-found', what: 'dialogue' }
  const step =
    dialogue.steps.find((one) => one.id === query.step) ?? deps.rules.danger.steps.find((one) => one.id === query.step)
  if (step === undefined && query.step !== WHOLE) return { kind: 'not-found', what: 'dialogue' }
  const steps = step === undefined ? [WHOLE] : rowsOf(id, step, dialogue.steps)
  const span = { ...spanOf(deps, actor, query), dialogue: id, steps, fate: query.fate }
  const ids = await deps.conversations.stepTalks(span, TALKS_MOST)
  const heads = await Promise.all(ids.map((one) => deps.conversations.head(one)))
  const isKept = dialogue.mode === 'quiet' || dialogue.confidential
  return done(
    heads
      .filter((head) => head !== null)
      .filter((head) => seesConversation(actor, talkRow(head)))
      .filter((head) => !isKept || hearsComplaints(actor) || head.holder?.id === actor.id)
      .map((head) => rowFor(actor, head, false)),
  )
}
