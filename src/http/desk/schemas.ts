/** Shapes that the desk answers with, for `/openapi.json`; they follow core/ and ports/ (contracts §5). */
import * as z from 'zod'
import { ANSWERS, RUNGS } from '../../core/dispatch/call-out.ts'
import { ALERT_STAGES } from '../../core/triage/stages.ts'
import { CASE_STATUSES } from '../../core/cases/case.ts'
import { LEVELS } from '../../core/triage/level.ts'
import { ROLES } from '../../ports/staff-store.ts'
import { messageSchema } from '../chat/schemas.ts'

export const level = z.enum(LEVELS)
export const status = z.enum(CASE_STATUSES)
export const floor = z.enum(['bot', 'waiting', 'human', 'closed'])
export const channel = z.enum(['web', 'telegram', 'wechat', 'phone'])
export const role = z.enum(ROLES)
export const instant = z.string().describe('ISO 8601')
export const instantOrNull = instant.nullable()

export const worker = z.object({ id: z.string(), badge: z.string(), office: z.string() })

export const conversationRow = z.object({
  id: z.string(),
  channel,
  floor,
  holder: worker.nullable(),
  lastSeq: z.number(),
  level: level.nullable(),
  town: z.string().nullable(),
  caseNumber: z.string().nullable(),
  preview: z.string(),
  tags: z.array(z.string()).optional(),
  waitingSince: instantOrNull,
  createdAt: instant,
  updatedAt: instant,
})

/** The same line of a talk that the resident reads. */
export const message = messageSchema
export const note = z.object({ seq: z.number(), at: instant, by: z.string(), text: z.string() })

export const caseHead = z.object({
  number: z.string(),
  conversationId: z.string().nullable(),
  level,
  status,
  incident: z.string(),
  town: z.string().nullable(),
  district: z.string().nullable(),
  channel,
  openedAt: instant,
  dueAt: instant,
  firstContactAt: instantOrNull,
  assignee: worker.nullable(),
  version: z.number(),
  people: z.number().optional().describe('家里几口人'),
  lastContactAt: instant.optional(),
  tags: z.array(z.string()).optional(),
})
export const caseRow = caseHead.extend({ overdue: z.boolean() })

/** A change of the level by a person, beside the rule that had decided. */
export const override = z.object({
  at: instant,
  from: level,
  to: level,
  rule: z.string().nullable(),
  by: z.string(),
  reason: z.string(),
})

export const caseView = caseRow.extend({
  overrides: z.array(override).optional(),
  told: z.object({ wording: z.string(), age: z.string() }).optional(),
  reasons: z.array(
    z.object({ rule: z.string(), level, text: z.string(), source: z.string(), words: z.string().optional() }),
  ),
  facts: z.record(z.string(), z.unknown()),
  firstMessage: z.string(),
  asked: z.array(z.object({ slot: z.string(), asked: z.string(), answered: z.string(), at: instant })),
  contact: z.object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    relation: z.string(),
    how: z.string().nullable(),
  }),
  reportedBy: z.string(),
  timeline: z.array(z.object({ seq: z.number(), at: instant, by: z.string(), kind: z.string(), text: z.string() })),
  aid: z.array(
    z.object({
      kind: z.enum(['cash', 'goods', 'service']),
      amount: z.number().optional(),
      item: z.string().optional(),
      serviceCode: z.string().optional(),
      note: z.string(),
      by: z.string(),
      at: instant,
    }),
  ),
  documents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.enum(['missing', 'received']),
      attachmentId: z.string().optional(),
      at: instant,
    }),
  ),
  documentsDueAt: instantOrNull,
  refusal: z.string().optional(),
  reopenedAt: instant.optional(),
  asks: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(['referral', 'consult']),
        office: z.string(),
        question: z.string(),
        by: z.string(),
        at: instant,
        answerBy: instantOrNull,
        answer: z.object({ accepted: z.boolean(), text: z.string(), by: z.string(), at: instant }).nullable(),
      }),
    )
    .optional(),
  redacted: z.boolean(),
  next: z.array(status),
})

export const conversationDetail = z.object({
  conversation: conversationRow,
  messages: z.array(message),
  notes: z.array(note),
  undelivered: z.array(z.number()),
  state: z.record(z.string(), z.unknown()),
  case: caseView.nullable(),
  earlier: z.array(caseHead),
})

const colleague = z.object({ id: z.string(), badge: z.string() })
/** One round of calls about a matter that nobody has taken. */
export const callOut = z.object({
  ref: z.string(),
  round: z.number(),
  alertId: z.string(),
  rung: z.enum(RUNGS),
  called: z.array(colleague),
  at: instant,
  nextAt: instant,
  answer: colleague.extend({ at: instant, how: z.enum(ANSWERS) }).nullable(),
})

export const alert = z.object({
  id: z.string(),
  kind: z.enum([
    'danger',
    'case',
    'unclaimed',
    'overdue',
    'warning',
    'repeat',
    'waiting',
    'care',
    'mention',
    'transfer',
    'urged',
  ]),
  level,
  conversationId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  town: z.string().nullable(),
  text: z.string(),
  at: instant,
  holder: worker.optional().describe('谁在办'),
  forId: z.string().optional().describe('只给这一个人'),
  /** About a complaint. */
  confidential: z.boolean().optional(),
  /** How far an unheard clock has come. */
  stage: z.enum(ALERT_STAGES).optional(),
  /** Whom it calls by the rules of dispatch; absent where nobody asked. */
  calls: z.array(z.object({ id: z.string(), badge: z.string(), because: z.string() })).optional(),
  callOut: callOut.optional(),
})

export const me = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  badge: z.string(),
  office: z.string(),
  role,
  towns: z.array(z.string()),
  permissions: z.array(z.string()),
  mustChangePassword: z.boolean(),
  codes: z.boolean(),
})

export const staffMember = me.omit({ permissions: true }).extend({
  active: z.boolean(),
  lockedUntil: instantOrNull,
  createdAt: instant,
})

/** Pieces of what comes in. */
export const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !/\p{Surrogate}/u.test(text), { error: '有不能保存的字符，删掉再发。' })
export const required = (longest: number) => words(longest).min(1, { error: '还没写字。' })
export const version = z.int().min(1)
export const townName = required(40)

/** Where a page ended, as the answer before has said it; what is no such place is refused. */
export function pageKey<Key>(read: (text: string) => Key | null) {
  return z
    .string()
    .max(160)
    .transform((text, context) => {
      const key = read(text)
      if (key === null) context.addIssue({ code: 'custom', message: '没有这一页，从头再看。' })
      return key ?? undefined
    })
    .optional()
}
