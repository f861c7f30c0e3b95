/** Erasure at the resident's wish (PIPL §47): everything the law lets go is gone from the file; what stays is named with its reason. */
import { erasureWords as w } from '../content/erasure-words.zh-CN.ts'
import type { Case } from '../core/cases/case.ts'
import { keptAs, withoutWords } from '../core/cases/erase-words.ts'
import { isEnded } from '../core/cases/transitions.ts'
import type { StoredEvent } from '../core/conversation/events.ts'
import { foldConversation } from '../core/conversation/fold.ts'
import { levelOf } from '../core/conversation/state.ts'
import type { Attachment } from '../ports/attachment-store.ts'
import { caseWrite, TooMuchContention } from './change-conversation.ts'
import type { AttachmentDeps } from './keep-attachment.ts'
import { casesOf } from './my-data.ts'
import type { TurnDeps } from './gather-world.ts'

export type ErasureDeps = TurnDeps & Pick<AttachmentDeps, 'attachments' | 'files'>

export interface Erased {
  erased: string[]
  kept: { what: string; why: string; until: string }[]
  /** The talk itself is gone and its token opens nothing any more. */
  complete: boolean
}

const ATTEMPTS = 5

/**
 * While a case is open or a danger is not over, only what nobody works with goes. Otherwise the order is: words of the
 * cases, photos, the talk with its token last, so that after a crash the same resident may ask again.
 */
export async function eraseMyData(deps: ErasureDeps, id: string): Promise<Erased> {
  const conversation = await deps.conversations.load(id)
  const events = conversation?.events ?? []
  const cases = await casesOf(deps, events)
  const open = cases.find(({ status }) => !isEnded(status))
  if (open !== undefined) return eraseLoose(deps, id, events, keptOpen(open))
  // A danger without a case: nobody has looked after this person yet.
  if (cases.length === 0 && levelOf(foldConversation(events)) === 'P0') {
    return eraseLoose(deps, id, events, { what: w.kept.danger, why: w.kept.dangerWhy, until: w.kept.dangerUntil })
  }
  return eraseAll(deps, id, cases)
}

function keptOpen({ number }: Case): Erased['kept'][number] {
  return { what: w.kept.openCase(number), why: w.kept.openWhy, until: w.kept.openUntil }
}

/** Photos that no message carries, and questions that wait for an answer: nobody's work rests on them. */
async function eraseLoose(
  deps: ErasureDeps,
  id: string,
  events: readonly StoredEvent[],
  kept: Erased['kept'][number],
): Promise<Erased> {
  const sent = new Set(
    events.flatMap(({ event }) =>
      event.type === 'message-received' ? (event.attachments ?? []).map(({ attachmentId }) => attachmentId) : [],
    ),
  )
  const loose = (await deps.attachments.of(id)).filter((file) => !sent.has(file.id))
  await removeFiles(deps, loose)
  const questions = await deps.conversations.eraseGaps(id)
  const erased = [
    ...(loose.length > 0 ? [w.erased.loosePhotos(loose.length)] : []),
    ...(questions > 0 ? [w.erased.questions] : []),
  ]
  return { erased, kept: [kept], complete: false }
}

async function eraseAll(deps: ErasureDeps, id: string, cases: readonly Case[]): Promise<Erased> {
  for (const { number } of cases) await eraseCaseWords(deps, number)
  const papers = new Set(
    cases
      .filter((each) => keptAs(each) === 'file')
      .flatMap(({ documents }) => documents.flatMap(({ attachmentId }) => attachmentId ?? [])),
  )
  const files = await deps.attachments.of(id)
  const gone = files.filter((file) => !papers.has(file.id))
  await removeFiles(deps, gone)
  await deps.conversations.erase(id, deps.clock.now().toISOString())
  deps.bell.ring(`conversation:${id}`)
  deps.bell.ring('desk')
  return {
    erased: [
      w.erased.talk,
      w.erased.contact,
      ...(gone.length > 0 ? [w.erased.photos(gone.length)] : []),
      w.erased.questions,
      w.erased.access,
      ...cases.map((each) =>
        keptAs(each) === 'file' ? w.erased.caseWords(each.number) : w.erased.caseWhole(each.number),
      ),
    ],
    kept: [
      ...cases.map((each) => keptCase(deps, each)),
      ...(gone.length < files.length
        ? [{ what: w.kept.papers(files.length - gone.length), why: w.kept.fileWhy, until: deps.office.keep }]
        : []),
      { what: w.kept.backups, why: w.kept.backupsWhy, until: w.kept.backupsUntil },
    ],
    complete: true,
  }
}

function keptCase({ office }: ErasureDeps, each: Case): Erased['kept'][number] {
  return keptAs(each) === 'file'
    ? { what: w.kept.file(each.number), why: w.kept.fileWhy, until: office.keep }
    : { what: w.kept.frame(each.number), why: w.kept.frameWhy, until: office.keep }
}

async function removeFiles(deps: ErasureDeps, files: readonly Attachment[]): Promise<void> {
  for (const { id } of files) {
    // The bytes first: a row without bytes is harmless, bytes without a row would be forgotten.
    await deps.files.remove(id)
    await deps.attachments.remove(id)
  }
}

/** Somebody at the desk may write to the case at the same moment: the newest state is what is emptied. */
export async function eraseCaseWords(deps: Pick<ErasureDeps, 'cases' | 'clock'>, number: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const current = await deps.cases.find(number)
    if (current === null) return
    const entry = { by: 'resident', kind: 'note' as const, text: w.timeline }
    const write = caseWrite(withoutWords(current), {}, [entry], deps.clock.now())
    if ((await deps.cases.erase(write)) === 'stored') return
  }
  throw new TooMuchContention(number)
}
