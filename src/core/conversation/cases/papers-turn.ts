/** Papers that follow aid (dialogues §1.7): photos become papers of the case, a statement stands for a paper, one extension. */
import type { Case, CaseDocument } from '../../cases/case.ts'
import { dayWords } from '../../cases/due-words.ts'
import { EXTENDED, extendedDue, isExtended, missingPapers, owesPapers } from '../../cases/papers.ts'
import { documentsTimerIds, documentsTimers } from '../../cases/timers.ts'
import type { Dialogue, Step, StepChoice } from '../../dialogue/schema.ts'
import type { Heard } from '../hear.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { draftOf } from './send.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'

const SLOTS = ['paper', 'paperFor', 'paperStatement', 'paperPhoto']
const LABEL_MOST = 12

/** Whether a dialogue may start now: papers can only be handed in where some are owed. */
export function isNeeded({ needs }: Pick<Dialogue, 'needs'>, current: Case | null): boolean {
  return needs === undefined || (current !== null && owesPapers(current) && missingPapers(current).length > 0)
}

/** The step with the case's own papers as buttons before those of the data. */
export function withPapers(turn: Turn, step: Step): Step {
  if (turn.case === null || (step.slots[0] !== 'paper' && step.slots[0] !== 'paperFor')) return step
  const own = missingPapers(turn.case).map(({ id, name }): StepChoice => {
    const label = [...name].slice(0, LABEL_MOST).join('')
    return { id: `paper:${id}`, label, value: id, words: [name], unasked: [], tells: [], wins: false }
  })
  return { ...step, choices: [...own, ...step.choices] }
}

/** A photo that comes in while papers are owed: it is one of them. False: it is none. */
export function takesPaper(turn: Turn, heard: Heard): boolean {
  const attachments = heard.input.attachments ?? []
  const dialogue = turn.world.rules.dialogues.find(({ needs }) => needs === 'papers')
  if (attachments.length === 0 || dialogue === undefined || !isNeeded(dialogue, turn.case)) return false
  if (turn.state.dialogue !== null && turn.state.dialogue.intent !== dialogue.id) return false
  if (turn.state.dialogue === null) {
    turn.emit({ type: 'dialogue-started', intent: dialogue.id })
    turn.emit({ type: 'slots-cleared', slots: ['review'] })
  }
  const ids = attachments.map(({ attachmentId }) => attachmentId)
  fillSlot(turn, 'paperPhoto', ids, '', 'extracted')
  const missing = turn.case === null ? [] : missingPapers(turn.case)
  const named = missing.find(({ name }) => heard.text.includes(name)) ?? (missing.length === 1 ? missing[0] : undefined)
  if (named && turn.value('paper') === undefined) fillSlot(turn, 'paper', named.id, heard.text, 'extracted')
  return true
}

/** Writes what was handed in into the case and says what is still missing. */
export function finishPapers(turn: Turn): void {
  const said = apply(turn)
  turn.emit({ type: 'slots-cleared', slots: SLOTS })
  const missing = turn.case === null ? [] : missingPapers(turn.case)
  turn.reply({
    kind: 'text',
    text: said,
    ...(missing.length > 0
      ? {
          choices: [
            { id: 'start:papers-later', label: '补下一样' },
            { id: 'cmd:human', label: '转人工' },
          ],
        }
      : {}),
  })
}

function apply(turn: Turn): string {
  const { words } = turn.world
  const current = turn.case
  const wish = turn.value('paper')
  if (current === null || wish === undefined) return words.papersLater
  if (wish === 'extend') return extend(turn, current)
  if (wish === 'statement') return takeStatement(turn, current)
  const photos = turn.value('paperPhoto')
  const paper = current.documents.find(({ id }) => id === wish)
  if (paper === undefined || !Array.isArray(photos)) return left(turn, words.papersLater)
  const [first, ...more] = photos.map(String)
  const received: CaseDocument[] = [
    { ...paper, state: 'received', ...(first ? { attachmentId: first } : {}), at: turn.world.now.toISOString() },
    ...more.map((attachmentId) => newPaper(turn, `${paper.name}（续）`, attachmentId)),
  ]
  receive(turn, current, paper.id, received, `居民补材料：${paper.name}，照片${photos.length}张`)
  return left(turn, fill(words.photoOk, { n: photos.length }))
}

function newPaper(turn: Turn, name: string, attachmentId?: string): CaseDocument {
  const at = turn.world.now.toISOString()
  return { id: turn.world.newId('doc'), name, state: 'received', ...(attachmentId ? { attachmentId } : {}), at }
}

/** 情况说明: the resident's own sentence stands for a paper that does not exist; the worker reads it in the timeline. */
function takeStatement(turn: Turn, current: Case): string {
  const { words } = turn.world
  const told = turn.value('paperStatement')
  const text = told === 'draft' ? draftOf(turn.state) : told
  const paper = current.documents.find(({ id }) => id === turn.value('paperFor'))
  if (typeof text !== 'string' || paper === undefined) return left(turn, words.papersLater)
  receive(
    turn,
    current,
    paper.id,
    [{ ...paper, name: `${paper.name}（情况说明）`, state: 'received', at: turn.world.now.toISOString() }],
    `居民写情况说明，代${paper.name}：${text}`,
  )
  return left(turn, words.statementKept)
}

function receive(turn: Turn, current: Case, id: string, received: CaseDocument[], text: string): void {
  const documents = current.documents.flatMap((one) => (one.id === id ? received : [one]))
  turn.changeCase({ documents }, { by: 'resident', kind: 'document', text })
  const place = current.town ?? turn.world.office.name
  if (documents.some(({ state }) => state === 'missing')) return
  for (const clock of documentsTimerIds(current.number)) turn.cancel(clock)
  turn.alert({
    kind: 'care',
    level: current.level,
    text: `材料补齐，请核对 · ${place} · ${current.number}`,
    stage: 'worker',
  })
}

/** Once, five working days; a second wish is for a person to grant. */
function extend(turn: Turn, current: Case): string {
  const { words, now, calendar } = turn.world
  if (current.documentsDueAt === null) return words.papersLater
  if (isExtended(current, turn.entries)) return fill(words.papersExtendedOnce, dates(current, now))
  const documentsDueAt = extendedDue(current.documentsDueAt, now, calendar)
  const date = dayWords(new Date(documentsDueAt), now)
  turn.changeCase({ documentsDueAt }, { by: 'resident', kind: 'document', text: `${EXTENDED}到 ${date}（居民提出）` })
  for (const clock of documentsTimers(current, documentsDueAt, now)) turn.clock(clock)
  return left(turn, fill(words.papersExtended, { date }))
}

/** What was done, and what is still to come, from what is stored. */
function left(turn: Turn, done: string): string {
  const { words, now } = turn.world
  if (turn.case === null) return done
  const missing = missingPapers(turn.case).map(({ name }) => name)
  if (missing.length === 0) return `${done}${words.papersComplete}`
  return `${done}${fill(words.papersLeft, { missing: missing.join('、'), ...dates(turn.case, now) })}`
}

function dates({ documentsDueAt }: Case, now: Date): { date: string | null } {
  return { date: documentsDueAt === null ? null : dayWords(new Date(documentsDueAt), now) }
}
