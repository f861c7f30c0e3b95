/** The store over D1 or its SQLite face: conversations, cases, staff and attachments in one database. */
import { eq } from 'drizzle-orm'
import type { ArticleStore } from '../../ports/article-store.ts'
import type { AttachmentStore } from '../../ports/attachment-store.ts'
import type { CallOutStore } from '../../ports/call-out-store.ts'
import type { CaseStore } from '../../ports/case-store.ts'
import type { CaseWrite, ConversationStore, Rewrite } from '../../ports/conversation-store.ts'
import type { DutyStore } from '../../ports/duty-store.ts'
import type { FilterStore } from '../../ports/filter-store.ts'
import type { HouseholdStore } from '../../ports/household-store.ts'
import type { OfficeStore } from '../../ports/office-store.ts'
import type { ServiceVisitStore } from '../../ports/service-visit-store.ts'
import type { StaffStore } from '../../ports/staff-store.ts'
import type { TokenStore } from '../../ports/token-store.ts'
import type { VisitStore } from '../../ports/visit-store.ts'
import type { WebhookStore } from '../../ports/webhook-store.ts'
import type { Vault } from '../../ports/system.ts'
import type { D1 } from '../sqlite/d1.ts'
import { articleStore } from './articles.ts'
import { attachmentStore } from './attachments.ts'
import { auditLog } from './audit.ts'
import { callOutStore } from './call-outs.ts'
import { caseStore } from './cases.ts'
import { storeContext, type StoreContext } from './context.ts'
import { conversationStore } from './conversations.ts'
import { deskFeed } from './desk-feed.ts'
import { dutyStore } from './duty.ts'
import { guarded } from './edge.ts'
import { filterStore } from './filters.ts'
import { eraseCase, eraseConversation, eraseGaps } from './erase.ts'
import { householdStore } from './households.ts'
import { keepTimes, staleTalks } from './keep-times.ts'
import { officeStore } from './office.ts'
import { outboxStore } from './outbox.ts'
import { rewriteConversation } from './rewrite.ts'
import { settings } from './schema.ts'
import { serviceVisitStore } from './service-visits.ts'
import { staffRecords } from './staff.ts'
import { tokenStore } from './tokens.ts'
import { visitStore } from './visits.ts'
import { webhookStore } from './webhooks.ts'
import { StoreError } from './store-error.ts'
import { talkStepReads } from './talk-steps.ts'

export interface StoreOptions {
  d1: D1
  vault: Vault
  now: () => Date
}

export interface Store {
  conversations: ConversationStore
  cases: CaseStore
  staff: StaffStore
  attachments: AttachmentStore
  articles: ArticleStore
  households: HouseholdStore
  visits: VisitStore
  office: OfficeStore
  duty: DutyStore
  callOuts: CallOutStore
  serviceVisits: ServiceVisitStore
  filters: FilterStore
  tokens: TokenStore
  webhooks: WebhookStore
  /** Resolves when the database takes writes and was sealed under this data key; throws `StoreError` otherwise. */
  ready(): Promise<void>
}

const KEY_CHECK = 'data-key-check'
/** As many letters of a sealed value as its version and the id of its key take. */
const KEY_HEAD = 6
const KEY_CONTEXT = `settings:value:${KEY_CHECK}`

export function createStore({ d1, vault, now }: StoreOptions): Store {
  const store = storeContext(d1, vault, now)
  const audit = auditLog(store)
  let keyIsRight = false
  const entrance = guarded('store', {
    async ready() {
      await touch(store)
      keyIsRight ||= await checkDataKey(store)
      await audit.chain()
    },
  })
  return {
    conversations: guarded('conversations', {
      ...conversationStore(store, audit),
      ...outboxStore(store),
      ...deskFeed(store),
      ...talkStepReads(store),
      rewrite: (id: string, how: Rewrite) => rewriteConversation(store, id, how),
      erase: (id: string, at: string, before?: number) => eraseConversation(store, id, at, before),
      eraseGaps: (id: string) => eraseGaps(store, id),
      staleTalks: (since: string, limit: number) => staleTalks(store, since, limit),
    }),
    cases: guarded('cases', {
      ...caseStore(store, audit),
      ...keepTimes(store),
      erase: (write: CaseWrite) => eraseCase(store, write),
    }),
    staff: guarded('staff', { ...staffRecords(store), ...audit.methods }),
    attachments: guarded('attachments', attachmentStore(store)),
    articles: guarded('articles', articleStore(store, audit)),
    households: guarded('households', householdStore(store, audit)),
    visits: guarded('visits', visitStore(store)),
    office: guarded('office', officeStore(store, audit)),
    duty: guarded('duty', dutyStore(store)),
    callOuts: guarded('callOuts', callOutStore(store)),
    serviceVisits: guarded('serviceVisits', serviceVisitStore(store)),
    filters: guarded('filters', filterStore(store)),
    tokens: guarded('tokens', tokenStore(store)),
    webhooks: guarded('webhooks', webhookStore(store)),
    ready: () => entrance.ready(),
  }
}

async function touch({ db, now }: StoreContext): Promise<void> {
  const at = now().toISOString()
  const row = { key: 'last-ready', value: at, updatedAt: at, updatedBy: 'system' }
  await db
    .insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: settings.key, set: { value: at, updatedAt: at } })
}

/** A lost or exchanged key is found at the start, before anything is sealed under the wrong one. */
async function checkDataKey({ db, vault, now }: StoreContext): Promise<true> {
  const value = await vault.seal('warmline', KEY_CONTEXT)
  const row = { key: KEY_CHECK, value, updatedAt: now().toISOString(), updatedBy: 'system' }
  await db.insert(settings).values(row).onConflictDoNothing()
  const known = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY_CHECK)).get()
  try {
    await vault.open(known?.value ?? '', KEY_CONTEXT)
    // Opened by a former key: from now on the row names the key that new words are sealed under.
    if (known?.value.slice(0, KEY_HEAD) !== value.slice(0, KEY_HEAD))
      await db.update(settings).set({ value, updatedAt: row.updatedAt }).where(eq(settings.key, KEY_CHECK))
    return true
  } catch (cause) {
    throw new StoreError('data-key', 'store.ready', null, cause instanceof Error ? cause : undefined)
  }
}
