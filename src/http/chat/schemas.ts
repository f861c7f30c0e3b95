/** Shapes of the resident chat API (contracts §5), declared once: they validate and they document. */
import * as z from 'zod'
import { CASE_STATUSES } from '../../core/cases/case.ts'
import { LEVELS } from '../../core/triage/level.ts'

/** What every route of a talk has in its description. */
export const chatToken: { tags: string[]; security: Record<string, string[]>[] } = {
  tags: ['chat'],
  security: [{ chatToken: [] }],
}

/** Longest message of a resident, in characters. */
export const MAX_TEXT = 4000

const choice = z.object({ id: z.string(), label: z.string() })
const level = z.enum(LEVELS)
const status = z.enum(CASE_STATUSES)
const instant = z.string().describe('ISO 8601')

export const attachmentSchema = z.object({ attachmentId: z.string(), kind: z.string(), bytes: z.int() })

export const messageSchema = z.object({
  id: z.string(),
  seq: z.int(),
  from: z.enum(['resident', 'bot', 'worker', 'system']),
  kind: z.enum(['text', 'question', 'answer', 'notice', 'case', 'attachment']),
  text: z.string(),
  why: z.string().optional(),
  choices: z.array(choice).optional(),
  citations: z
    .array(
      z.object({
        slug: z.string(),
        title: z.string(),
        section: z.string(),
        source: z.string(),
        effective: z.string(),
        passage: z.string().optional().describe('原文那一段在 /h/{slug} 页上的位置（#）'),
        sources: z
          .array(
            z.object({
              title: z.string(),
              part: z.string().optional(),
              date: z.string().optional(),
              dated: z.enum(['施行', '公布', '修正', '整理']).optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  phones: z.array(z.object({ number: z.string(), label: z.string() })).optional(),
  input: z.enum(['text', 'place', 'phone', 'people', 'photos']).optional(),
  tone: z.enum(['danger', 'quiet']).optional(),
  speaker: z.string().optional(),
  attachment: attachmentSchema.optional().describe('attachments 的第一张'),
  attachments: z.array(attachmentSchema).optional(),
  at: z.string(),
})

export const messagesSchema = z.object({ messages: z.array(messageSchema) })

/** Where to read on: what came after this seq. */
export const afterSchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'after 要是 0 或更大的整数')
    .transform(Number)
    .optional(),
})

export const sessionSchema = z.object({
  sessionId: z.string(),
  token: z.string(),
  messages: z.array(messageSchema),
  expiresAt: z.string(),
})

/** `\p{Cc}` besides tab and line breaks: control characters are refused, not silently dropped. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/

/** Half of a character: nothing can keep it as it was sent. */
const HALF = /\p{Surrogate}/u
const words = (name: string, longest: number, tooLong = `${name} 最多${longest}个字`) =>
  z
    .string(`${name} 要是一段文字`)
    .max(longest, tooLong)
    .refine((text) => !CONTROL.test(text), '里面有读不了的控制字符，去掉再发。')
    .refine((text) => !HALF.test(text), '里面有半个字符，存不下，去掉再发。')

export const postMessageSchema = z
  .strictObject({
    clientId: z
      .string('clientId 要是一段文字')
      .min(1, 'clientId 不能空')
      .max(100, 'clientId 最多100个字')
      .regex(/^[\w.:-]+$/, 'clientId 只能有字母、数字和 . : _ -'),
    text: words('text', MAX_TEXT, `写得太长了，最多${MAX_TEXT}字。分两次发。`).optional(),
    choice: words('choice', 100).optional().describe('选项的 id 或它上面的字'),
    attachmentIds: z.array(z.string().max(100)).max(9, '照片最多9张').optional(),
  })
  .refine(
    ({ text, choice, attachmentIds }) =>
      (text?.trim() ?? '') !== '' || (choice ?? '') !== '' || (attachmentIds?.length ?? 0) > 0,
    {
      message: '还没写字。写一两个字也行。',
      path: ['text'],
    },
  )

export const turnSchema = z.object({
  message: messageSchema,
  replies: z.array(messageSchema),
  floor: z.enum(['bot', 'waiting', 'human', 'closed']),
  dialogue: z
    .object({
      intent: z.string(),
      step: z.string().nullable(),
      answered: z.int(),
      total: z.int(),
      slots: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  case: z.object({ number: z.string(), level, status, dueAt: instant }).nullable(),
})

export const feedbackSchema = z.strictObject({
  messageId: words('messageId', 100),
  helpful: z.boolean('helpful 要是 true 或 false'),
  comment: words('comment', 500).optional(),
})

const aid = z.object({
  kind: z.enum(['cash', 'goods', 'service']),
  amount: z.number().optional(),
  item: z.string().optional(),
  serviceCode: z.string().optional(),
  note: z.string(),
  by: z.string(),
  at: instant,
})
const document = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['missing', 'received']),
  attachmentId: z.string().optional(),
  at: instant,
})

export const myCaseSchema = z.object({
  number: z.string(),
  level,
  status,
  town: z.string().nullable(),
  district: z.string().nullable(),
  openedAt: instant,
  dueAt: instant,
  firstContactAt: instant.nullable(),
  aid: z.array(aid),
  documents: z.array(document),
  documentsDueAt: instant.nullable(),
  reasons: z.array(z.string()),
  handledBy: z.string().nullable(),
})

export const myDataSchema = z.object({
  sessionId: z.string(),
  messages: z.array(messageSchema),
  said: z.record(z.string(), z.unknown()),
  case: myCaseSchema.nullable(),
  records: z.array(
    z.object({
      number: z.string(),
      status,
      firstMessage: z.string(),
      facts: z.record(z.string(), z.unknown()),
      asked: z.array(z.object({ slot: z.string(), asked: z.string(), answered: z.string(), at: instant })),
      contact: z.object({
        name: z.string().nullable(),
        phone: z.string().nullable(),
        relation: z.string(),
        how: z.string().nullable(),
      }),
      reportedBy: z.string(),
    }),
  ),
  photos: z.array(attachmentSchema.extend({ at: instant })),
  feedback: z.array(
    z.object({ messageId: z.string(), helpful: z.boolean(), comment: z.string().nullable(), at: instant }),
  ),
  consent: z.enum(['told', 'given', 'refused']).nullable(),
})

export const erasedSchema = z.object({
  erased: z.array(z.string()).describe('删了什么'),
  kept: z
    .array(z.object({ what: z.string(), why: z.string(), until: z.string() }))
    .describe('留了什么、为什么、到什么时候'),
  complete: z.boolean().describe('true：对话整个删掉了，令牌不能再用'),
})
