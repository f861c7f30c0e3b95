/** Aid as it was given: cash, goods or a service. Urgent aid may come before verification; its papers then have a deadline. */
import { statusNotices } from '../../content/desk-messages.zh-CN.ts'
import type { Aid, AidKind, Case } from '../../core/cases/case.ts'
import { documentsDue } from '../../core/cases/deadlines.ts'
import { careTimers, contactTimerIds, documentsTimers, timerId } from '../../core/cases/timers.ts'
import { aidRefusal, isBeforeVerification } from '../../core/cases/transitions.ts'
import { fill } from '../../core/conversation/words.ts'
import { may } from '../../core/rights.ts'
import { changeCase } from './change-case.ts'
import type { Actor, DeskServices } from './deps.ts'
import type { Outcome, Refusal } from './refusal.ts'

export interface AidInput {
  kind: AidKind
  amount?: number | undefined
  item?: string | undefined
  serviceCode?: string | undefined
  note: string
  expectedVersion?: number | undefined
}

/** Above this a slipped zero is likelier than a grant: a supervisor enters it. */
const MAX_CASH_YUAN = 20_000
/** Nobody grants this by one entry; doubles stay exact to the cent far beyond it. */
const MAX_YUAN = 10_000_000

export function giveAid(deps: DeskServices, actor: Actor, number: string, input: AidInput): Promise<Outcome<Case>> {
  return changeCase(
    deps,
    actor,
    number,
    (current, now) => {
      const invalid = invalidAid(actor, input, deps.maxCashYuan ?? MAX_CASH_YUAN)
      if (invalid) return invalid
      const refusal = aidRefusal(current)
      if (refusal) return { kind: 'transition', from: current.status, to: 'aided', refusal }
      const given = aidOf(input, actor, now)
      const isFirst = isBeforeVerification(current.status)
      const documentsDueAt = isFirst ? documentsDue(now, deps.calendar).toISOString() : current.documentsDueAt
      const status = current.status === 'documents_pending' ? current.status : 'aided'
      const changed = {
        status,
        aid: [...current.aid, given],
        documentsDueAt,
        firstContactAt: current.firstContactAt ?? now.toISOString(),
      } satisfies Partial<Case>
      return {
        kind: 'change',
        changed,
        entries: [{ by: actor.badge, kind: 'aid', text: entryText(given, isFirst) }],
        notice: fill(statusNotices.aided, { what: aidWords(given) }),
        timers: {
          set: [
            ...(isFirst && documentsDueAt ? documentsTimers(current, documentsDueAt, now) : []),
            ...careTimers(current, given.kind, now),
          ],
          cancel: [...contactTimerIds(number), timerId('first-aid', number)],
        },
        audit: 'case.aid',
      }
    },
    { expectedVersion: input.expectedVersion },
  )
}

/** Each kind carries its own proof: a sum, a thing, or a service of the catalogue. */
function invalidAid(actor: Actor, input: AidInput, maxCashYuan: number): Refusal | null {
  const wrong = (field: string, why: string): Refusal => ({ kind: 'invalid', field, why })
  if (input.kind === 'cash') {
    if (input.amount === undefined || input.amount <= 0) return wrong('amount', '救助金要写金额，大于0。')
    if (input.amount > maxCashYuan && !may(actor, 'aid.large')) {
      return wrong('amount', `一次超过${maxCashYuan}元，请主管来登记。看看是不是多写了一个0。`)
    }
  }
  if (input.amount !== undefined) {
    if (input.amount < 0) return wrong('amount', '折合多少钱不能是负数。')
    if (input.amount > MAX_YUAN) return wrong('amount', `金额最多${MAX_YUAN}元，再看一下。`)
    if (!isWholeCents(input.amount)) return wrong('amount', '金额最多写到分。')
  }
  if (input.kind === 'goods' && !input.item) return wrong('item', '写上给了什么物资。')
  if (input.kind === 'service' && !input.serviceCode) return wrong('serviceCode', '选一项服务。')
  return null
}

/** 19.99 × 100 is 1998.9999999999998 in doubles: as near to a whole number as doubles come is whole. */
function isWholeCents(yuan: number): boolean {
  const cents = yuan * 100
  return Math.abs(cents - Math.round(cents)) < 1e-4
}

function aidOf(input: AidInput, actor: Actor, now: Date): Aid {
  return {
    kind: input.kind,
    ...(input.amount === undefined ? {} : { amount: Math.round(input.amount * 100) / 100 }),
    ...(input.item ? { item: input.item } : {}),
    ...(input.kind === 'service' && input.serviceCode ? { serviceCode: input.serviceCode } : {}),
    note: input.note,
    by: actor.badge,
    at: now.toISOString(),
  }
}

function entryText(given: Aid, isFirst: boolean): string {
  return [`${isFirst ? '先行救助：' : ''}${aidWords(given)}`, given.note].filter((part) => part !== '').join('：')
}

/** 救助金500元, 棉被（折合80元）, 服务. */
export function aidWords(given: Aid): string {
  switch (given.kind) {
    case 'cash':
      return `救助金${given.amount ?? 0}元`
    case 'goods':
      return `${given.item ?? '物资'}${worth(given)}`
    case 'service':
      return `${given.item ?? '服务'}${worth(given)}`
  }
}

function worth({ amount }: Aid): string {
  return amount ? `（折合${amount}元）` : ''
}
