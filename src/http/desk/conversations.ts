/** The inbox and the talks: list, open, claim, speak, note, let go. */
import { Hono } from 'hono'
import * as z from 'zod'
import { noteConversation } from '../../services/desk/add-note.ts'
import { countTalks } from '../../services/desk/count-work.ts'
import { readConversationKey } from '../../services/desk/page-key.ts'
import { claimConversation } from '../../services/desk/claim.ts'
import {
  closeConversation,
  handBackConversation,
  releaseConversation,
  transferToColleague,
  transferToTown,
} from '../../services/desk/leave-conversation.ts'
import { listConversations } from '../../services/desk/list-conversations.ts'
import { readConversation, readNews } from '../../services/desk/read-conversation.ts'
import { answerOffer, offerConversation } from '../../services/desk/offer-conversation.ts'
import { MOST_TAGS, tagName } from '../../core/tags.ts'
import { tagConversation } from '../../services/desk/tags.ts'
import { sendFile } from '../../services/desk/send-file.ts'
import { say } from '../../services/desk/say.ts'
import { fileForm } from '../openapi.ts'
import { HttpProblem } from '../problem.ts'
import { mayWatch } from '../../services/desk/conversation-access.ts'
import { invalid } from './refusals.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import {
  conversationDetail,
  conversationRow,
  floor,
  message,
  note,
  pageKey,
  required,
  townName,
  words,
} from './schemas.ts'

const listQuery = z.object({
  floor: z.union([floor, z.literal('open')]).optional(),
  town: townName.optional(),
  q: words(60).optional(),
  holder: z.literal('me').optional(),
  tag: words(12).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  after: pageKey(readConversationKey),
})
const after = z.object({ after: z.coerce.number().int().min(0).default(0) })
const speech = z.object({ clientId: required(64), text: required(4000) })
const noteBody = z.object({ text: required(4000) })
const handBackBody = z.object({ instruction: words(500).nullish() })
const transferBody = z.union(
  [
    z.object({ to: z.string().min(1).max(64), note: words(2000).default('') }),
    z.object({ town: townName, note: words(2000).default('') }),
  ],
  { error: '写上转给谁：to（同事或镇）或 town（镇）。' },
)

const offerBody = z
  .object({ to: words(64).optional(), office: words(60).optional(), note: words(2000).default('') })
  .refine(({ to, office }) => Boolean(to) !== Boolean(office), {
    path: ['to'],
    error: '写上请谁接：一位同事，或一个单位。',
  })
const tagBody = z.strictObject({ tags: z.array(tagName).max(MOST_TAGS) })
const answerBody = z.object({ accept: z.boolean(), note: words(500).default('') })

const list = z.object({ conversations: z.array(conversationRow), next: z.string().nullable() })
const counts = z.object({ mine: z.number(), waiting: z.number(), town: z.number(), all: z.number() })

export function conversationRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/conversations',
      guard('conversation.read', { summary: '收件箱', tag: 'conversations', answer: list }),
      input('query', listQuery),
      async (c) => c.json(await listConversations(deps, actorOf(c.get('staff')), c.req.valid('query'))),
    )
    .get(
      '/conversations/counts',
      guard('conversation.read', { summary: '各队列有多少', tag: 'conversations', answer: counts }),
      async (c) => c.json(await countTalks(deps, actorOf(c.get('staff')))),
    )
    .get(
      '/conversations/:id',
      guard('conversation.read', {
        summary: '一个对话的全部',
        tag: 'conversations',
        answer: conversationDetail,
      }),
      async (c) => c.json(valueOf(deps, await readConversation(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .get(
      '/conversations/:id/messages',
      guard('conversation.read', {
        summary: '后来的话，和对话现在的样子',
        tag: 'conversations',
        answer: conversationDetail.omit({ earlier: true }),
      }),
      input('query', after),
      async (c) =>
        c.json(
          valueOf(deps, await readNews(deps, actorOf(c.get('staff')), c.req.param('id'), c.req.valid('query').after)),
        ),
    )
    .post(
      '/conversations/:id/claim',
      guard('conversation.work', { summary: '接手', tag: 'conversations', answer: conversationRow, byToken: false }),
      async (c) => c.json(valueOf(deps, await claimConversation(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .post(
      '/conversations/:id/messages',
      guard('conversation.work', { summary: '对居民说', tag: 'conversations', answer: z.object({ message }) }),
      input('json', speech),
      async (c) => {
        const said = valueOf(deps, await say(deps, actorOf(c.get('staff')), c.req.param('id'), c.req.valid('json')))
        if (said.replayed) c.header('Idempotent-Replayed', 'true')
        return c.json({ message: said.message })
      },
    )
    .post(
      '/conversations/:id/notes',
      guard('conversation.work', { summary: '内部备注', tag: 'conversations', answer: note, status: 201 }),
      input('json', noteBody),
      async (c) => {
        const { text } = c.req.valid('json')
        return c.json(
          valueOf(deps, await noteConversation(deps, actorOf(c.get('staff')), c.req.param('id'), text)),
          201,
        )
      },
    )
    .post(
      '/conversations/:id/release',
      guard('conversation.work', { summary: '放回队列', tag: 'conversations', answer: conversationRow }),
      async (c) => c.json(valueOf(deps, await releaseConversation(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .post(
      '/conversations/:id/transfer',
      guard('conversation.work', { summary: '转交同事或镇', tag: 'conversations', answer: conversationRow }),
      input('json', transferBody),
      async (c) => {
        const body = c.req.valid('json')
        const [actor, id] = [actorOf(c.get('staff')), c.req.param('id')]
        const colleague = 'to' in body ? await deps.staff.find(body.to) : null
        // `to` may be a colleague's id or the name of a town (contracts §5 transfer).
        const outcome =
          'to' in body && (colleague !== null || body.to.startsWith('s_'))
            ? await transferToColleague(deps, actor, id, body.to, body.note)
            : await transferToTown(deps, actor, id, 'to' in body ? body.to : body.town, body.note)
        return c.json(valueOf(deps, outcome))
      },
    )
    .post(
      '/conversations/:id/offer',
      guard('conversation.work', { summary: '问同事或单位接不接', tag: 'conversations', answer: conversationRow }),
      input('json', offerBody),
      async (c) => {
        const { to, office, note: why } = c.req.valid('json')
        const asked = to ? { staffId: to } : { office: office ?? '' }
        const actor = actorOf(c.get('staff'))
        return c.json(valueOf(deps, await offerConversation(deps, actor, c.req.param('id'), asked, why)))
      },
    )
    .post(
      '/conversations/:id/offer/answer',
      guard('conversation.work', { summary: '接，或不接', tag: 'conversations', answer: conversationRow }),
      input('json', answerBody),
      async (c) =>
        c.json(valueOf(deps, await answerOffer(deps, actorOf(c.get('staff')), c.req.param('id'), c.req.valid('json')))),
    )
    .post(
      '/conversations/:id/attachments',
      guard('conversation.work', {
        summary: '发照片或 PDF 给居民',
        tag: 'conversations',
        answer: z.object({ message }),
        status: 201,
        form: fileForm(),
      }),
      async (c) => {
        const actor = actorOf(c.get('staff'))
        valueOf(deps, await mayWatch(deps, actor, c.req.param('id')))
        const form = await c.req.formData().catch(() => null)
        const file = form?.get('file')
        if (!(file instanceof File)) throw new HttpProblem(invalid([{ field: 'file', detail: '选一个文件。' }]))
        const bytes = new Uint8Array(await file.arrayBuffer())
        const sent = await sendFile(deps, actor, c.req.param('id'), bytes)
        return c.json({ message: valueOf(deps, sent) }, 201)
      },
    )
    .put(
      '/conversations/:id/tags',
      guard('conversation.work', {
        summary: '改标记，按本单位的标记表',
        tag: 'conversations',
        answer: conversationRow,
      }),
      input('json', tagBody),
      async (c) => {
        const { tags } = c.req.valid('json')
        return c.json(valueOf(deps, await tagConversation(deps, actorOf(c.get('staff')), c.req.param('id'), tags)))
      },
    )
    .post(
      '/conversations/:id/handback',
      guard('conversation.work', { summary: '交回机器人', tag: 'conversations', answer: conversationRow }),
      input('json', handBackBody),
      async (c) => {
        const instruction = c.req.valid('json').instruction || null
        return c.json(
          valueOf(deps, await handBackConversation(deps, actorOf(c.get('staff')), c.req.param('id'), instruction)),
        )
      },
    )
    .post(
      '/conversations/:id/close',
      guard('conversation.work', { summary: '结束对话', tag: 'conversations', answer: conversationRow }),
      async (c) => c.json(valueOf(deps, await closeConversation(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
}
