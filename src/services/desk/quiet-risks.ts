/** Who has gone quiet (peers.md, chance 29; ux.md C7 静默风险): half of the clock gone without a contact, stopped midway, asking again. */
import { foldConversation } from '../../core/conversation/fold.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { isGuarded, seesConversation, townsOf } from '../../core/rights.ts'
import type { Alert, ConversationHead } from '../../ports/conversation-store.ts'
import type { CaseRegister } from './case-register.ts'
import { rowFor, talkRow, type ConversationRow } from './conversation-access.ts'
import type { Actor, DeskServices } from './deps.ts'
import { openAlerts } from './feed.ts'
import { rowsFor, type CaseRow } from './list-cases.ts'

export interface Stopped extends ConversationRow {
  intent: string
  /** Step that was asked and not answered. */
  openStep: string | null
  lastResidentAt: string
}

export interface QuietRisks {
  /** Past half of the time to the first contact, or past all of it, without one; least time left first. */
  halfway: CaseRow[]
  /** A request was begun and left, and no case came of it. */
  stopped: Stopped[]
  /** Alarms of people who asked again. */
  repeated: Alert[]
}

const MINUTE = 60_000
/** Silence of a P1 talk after which the house opens a case by itself (dialogues.md §0.1): a person should look by then. */
const STOPPED_AFTER_MS = 10 * MINUTE
const STOPPED_WITHIN_MS = 3 * 24 * 60 * MINUTE
/** Talks are sealed and have to be opened to be judged. */
const OPENED = 100

export async function quietRisks(deps: DeskServices & { register: CaseRegister }, actor: Actor): Promise<QuietRisks> {
  const now = deps.clock.now()
  const heads = (await deps.register.heads()).filter((head) => {
    // A case at another office is theirs to call.
    if (head.firstContactAt !== null || isEnded(head.status) || head.status === 'referred') return false
    return now.getTime() >= (Date.parse(head.openedAt) + Date.parse(head.dueAt)) / 2
  })
  const alerts = await openAlerts(deps, actor)
  return {
    halfway: rowsFor(actor, heads, { limit: 500 }, now.toISOString()).sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
    stopped: await stoppedTalks(deps, actor, now),
    repeated: alerts.filter(({ kind }) => kind === 'repeat'),
  }
}

async function stoppedTalks(deps: DeskServices, actor: Actor, now: Date): Promise<Stopped[]> {
  const towns = townsOf(actor)
  const ago = (ms: number): string => new Date(now.getTime() - ms).toISOString()
  const heads = await deps.conversations.list({
    floor: 'bot',
    quiet: { from: ago(STOPPED_WITHIN_MS), to: ago(STOPPED_AFTER_MS) },
    limit: 2 * OPENED,
    ...(towns ? { towns: [...towns] } : {}),
  })
  const quiet = heads.filter((head) => isQuiet(actor, head, now)).slice(0, OPENED)
  const talks = await Promise.all(quiet.map((head) => deps.conversations.load(head.id)))
  return talks
    .flatMap((talk) => {
      if (talk === null) return []
      const { dialogue, paused, openStep, lastResidentAt, slots } = foldConversation(talk.events)
      const left = dialogue ?? paused
      if (left === null || lastResidentAt === null) return []
      // What kind of danger it was stays with whoever opens the talk.
      const incident = slots['incident']
      const guarded = incident?.kind === 'filled' && isGuarded(String(incident.value))
      const row = rowFor(actor, talk.head, false)
      return [{ ...row, preview: guarded ? '' : row.preview, intent: left.intent, openStep, lastResidentAt }]
    })
    .sort((a, b) => b.lastResidentAt.localeCompare(a.lastResidentAt))
}

function isQuiet(actor: Actor, head: ConversationHead, now: Date): boolean {
  const silentMs = now.getTime() - Date.parse(head.updatedAt)
  const isOwn = seesConversation(actor, talkRow(head))
  return isOwn && head.caseNumber === null && silentMs >= STOPPED_AFTER_MS && silentMs <= STOPPED_WITHIN_MS
}
