/** Shapes of the resident chat API (contracts §5), declared once: they validate and they document. */
import * as z from 'zod'

/** Longest message of a resident, in characters. */
export const MAX_TEXT = 4000

const choice = z.object({ id: z.string(), label: z.string() })

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
      z.object({ slug: z.string(), title: z.string(), section: z.string(), source: z.string(), effective: z.string() }),
    )
    .optional(),
  phones: z.array(z.object({ number: z.string(), label: z.string() })).optional(),
  input: z.enum(['text', 'place', 'phone', 'people', 'photos']).optional(),
  tone: z.enum(['danger', 'quiet']).optional(),
  speaker: z.string().optional(),
  attachment: z.object({ attachmentId: z.string(), kind: z.string(), bytes: z.int() }).optional(),
  at: z.string(),
})

export const sessionSchema = z.object({
  sessionId: z.string(),
  token: z.string(),
  messages: z.array(messageSchema),
  expiresAt: z.string(),
})

/** `\p{Cc}` besides tab and line breaks: control characters are refused, not silently dropped. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/

export const postMessageSchema = z
  .strictObject({
    clientId: z
      .string('clientId 要是一段文字')
      .min(1, 'clientId 不能空')
      .max(100, 'clientId 最多100个字')
      .regex(/^[\w.:-]+$/, 'clientId 只能有字母、数字和 . : _ -'),
    text: z
      .string('text 要是一段文字')
      .max(MAX_TEXT, `写得太长了，最多${MAX_TEXT}字。分两次发。`)
      .refine((text) => !CONTROL.test(text), '里面有读不了的控制字符，去掉再发。')
      .optional(),
    choice: z.string('choice 要是选项的 id').max(100).optional(),
    attachmentIds: z.array(z.string().max(100)).max(9, '照片最多9张').optional(),
  })
  .refine(
    ({ text, choice, attachmentIds }) =>
      (text?.trim() ?? '') !== '' || choice !== undefined || (attachmentIds?.length ?? 0) > 0,
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
  case: z.object({ number: z.string(), level: z.string(), status: z.string(), dueAt: z.string() }).nullable(),
})

export const feedbackSchema = z.strictObject({
  messageId: z.string().max(100),
  helpful: z.boolean('helpful 要是 true 或 false'),
  comment: z.string().max(500).optional(),
})

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
})
