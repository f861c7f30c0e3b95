/** `/`: read the talk, say something, live news, rate an answer. Forms work without script; the script asks for parts. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { fileWords } from '../../content/file-words.zh-CN.ts'
import { tellsDanger } from '../../core/conversation/asking/choices.ts'
import { uploadWait } from '../../http/chat/env.ts'
import { HttpProblem } from '../../http/problem.ts'
import { cursorOf, streamItems } from '../../http/sse.ts'
import type { AttachmentRef } from '../../core/reply.ts'
import { keepAttachment } from '../../services/keep-attachment.ts'
import { giveFeedback } from '../../services/my-data.ts'
import { greeting } from '../../services/open-conversation.ts'
import { receiveMessage, type Received } from '../../services/receive-message.ts'
import type { BubbleContext, Fault } from './context.ts'
import type { PageDeps } from './deps.ts'
import type { Frame } from './layout.tsx'
import { currentSession, freshClientId, type sessionOpener } from './session.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTOS, readSaid, type Said } from './talk-input.ts'
import { talkPage, talkParts } from './talk-page.tsx'
import { openChoices, talkView, type TalkView } from './talk-view.ts'

export interface TalkHouse {
  deps: PageDeps
  open: ReturnType<typeof sessionOpener>
  frame: (c: Context) => Promise<Frame>
  /** The same for a page beside the talk: also knows whether the talk is in quiet mode. */
  pageFrame: (c: Context) => Promise<Frame>
}

const MAX_FORM_BYTES = MAX_PHOTO_BYTES * MAX_PHOTOS + 65_536

export function talkRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const app = new Hono()
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (c) => refuse(c, house, null, { field: 'files', words: w.errors.photoBig, typed: {} }, 413),
  })

  app.get('/', async (c) => c.html(await talkPage(await propsOf(c, house))))
  app.post('/', limit, (c) => say(c, house))
  /** Without script: a link to /#latest would only scroll, a post loads the page again. */
  app.post('/check', (c) => c.redirect('/#latest', 303))
  app.get('/more', async (c) => c.html(await talkParts(await propsOf(c, house), cursorOf(c, 0))))
  app.get('/live', (c) => live(c, house))
  app.post('/feedback', async (c) => {
    const id = await currentSession(c, deps)
    const { messageId, helpful } = await c.req.parseBody()
    const comment = helpful === 'half' ? { comment: w.closedSoSo } : {}
    if (id !== null && typeof messageId === 'string')
      await giveFeedback(deps, id, { messageId, helpful: helpful !== '0', ...comment })
    return isScript(c) ? c.html(`<p class="small">${w.thanks}</p>`) : c.redirect('/#latest', 303)
  })
  return app
}

/** The view of this browser's talk; the greeting alone while nothing is stored. */
export async function viewOf(deps: PageDeps, id: string | null): Promise<TalkView> {
  const conversation = id === null ? null : await deps.conversations.load(id)
  if (conversation === null) return firstScreen(deps)
  const view = talkView(deps, conversation, deps.clock.now())
  return view.items.length === 0 ? { ...firstScreen(deps), conversationId: id, last: view.last } : view
}

function firstScreen(deps: PageDeps): TalkView {
  const at = deps.clock.now().toISOString()
  const message = { id: 'first', seq: 1, from: 'bot' as const, ...greeting(deps), at }
  const item = { message, open: true, question: false, receipt: false, sameSpeaker: false, feedback: null }
  return {
    conversationId: null,
    items: [item],
    last: 0,
    floor: 'bot',
    quiet: false,
    strip: null,
    progress: null,
    reviewing: false,
    openStep: null,
    many: null,
    case: null,
    resumed: null,
    lastReplyId: null,
  }
}

export async function propsOf(
  c: Context,
  house: TalkHouse,
  more: { id?: string | null; fault?: Fault; back?: string } = {},
): Promise<{ frame: Frame; context: BubbleContext }> {
  const { id = await currentSession(c, house.deps), ...rest } = more
  const view = await viewOf(house.deps, id)
  return {
    frame: await house.frame(c),
    context: { view, now: house.deps.clock.now(), formId: freshClientId(), ...rest },
  }
}

async function say(c: Context, house: TalkHouse): Promise<Response> {
  const { deps } = house
  const body = await readForm(c)
  const read = readSaid(body, freshClientId(), { now: deps.clock.now(), gazetteer: deps.rules.gazetteer })
  if (!read.ok) return refuse(c, house, await currentSession(c, deps), read.fault, 422)
  const { said } = read
  const known = await currentSession(c, deps)
  const before = said.choice !== undefined || said.back !== '/' ? await viewOf(deps, known) : null
  if (said.choice !== undefined && before !== null) {
    const stale = await isStale(deps, known, said, before)
    if (stale) return refuse(c, house, known, { field: 'choice', words: w.errors.used, typed: {} }, 409)
  }
  const wait = waitFor(c, deps, known, said)
  if (wait > 0) {
    c.header('retry-after', String(wait))
    return refuse(c, house, known, { field: 'text', words: fileWords.tooFast(wait), typed: { text: said.text } }, 429)
  }
  const id = known ?? (await house.open(c, said.clientId))
  const kept = await keepPhotos(deps, id, said)
  if (kept === null) return refuse(c, house, id, { field: 'files', words: w.errors.photoKind, typed: {} }, 415)
  const replayed = await receive(deps, id, said, kept)
  if (replayed === 'mismatch' || replayed === 'unknown-choice')
    return refuse(c, house, id, { field: 'choice', words: w.errors.used, typed: {} }, 409)
  if (replayed === 'replayed') c.header('Idempotent-Replayed', 'true')
  if (!isScript(c)) return c.redirect(await whereTo(deps, id, said, before), 303)
  return c.html(await talkParts(await propsOf(c, house, { id, back: said.back }), cursorOf(c, 0)))
}

/** Seconds to wait when this talk, or photos from this address, come too fast; words of danger never wait. */
function waitFor(c: Context, deps: PageDeps, id: string | null, { text, files }: Said): number {
  const wait = Math.max(id === null ? 0 : deps.limits.messages.take(id), ...files.map(() => uploadWait(c, deps, id)))
  return wait > 0 && tellsDanger(text, deps.rules) ? 0 : wait
}

/** Back to the newest line, or to the row of the review that was changed; a question that opened by it goes first. */
async function whereTo(deps: PageDeps, id: string, { back }: Said, before: TalkView | null): Promise<string> {
  if (before === null || back === '/') return '/#latest'
  const { reviewing } = await viewOf(deps, id)
  return reviewing && before.openStep ? `${back}#row-${before.openStep}` : `${back}#question`
}

async function readForm(c: Context): Promise<Record<string, string | File | (string | File)[]>> {
  try {
    return await c.req.parseBody({ all: true })
  } catch (error) {
    throw new HttpProblem({
      status: 400,
      type: 'broken-form',
      title: w.errors.broken,
      detail: `${w.errors.broken}（${error instanceof Error ? error.name : 'form'}）`,
    })
  }
}

/** A key of an older question. A second tap on the same form is no such key: it finds its first answer. */
async function isStale(
  deps: PageDeps,
  id: string | null,
  { choice = '', clientId }: Said,
  view: TalkView,
): Promise<boolean> {
  if (/^(cmd|start):/.test(choice)) return false
  if (id !== null && (await deps.conversations.findInbound(id, clientId)) !== null) return false
  if (choice.startsWith('place:')) return !isPlace(deps, choice)
  return !openChoices(view).some((shown) => shown.id === choice)
}

function isPlace({ rules }: PageDeps, choice: string): boolean {
  const [county, name, village = ''] = choice.slice('place:'.length).split('/')
  const town = rules.gazetteer.towns.find((each) => each.county === county && each.name === name)
  return town !== undefined && (village === '' || town.villages.some((each) => each.name === village))
}

/** Photos of this form, cleaned and stored; null when one of them is no picture. */
async function keepPhotos(deps: PageDeps, id: string, { files, attachmentIds }: Said): Promise<AttachmentRef[] | null> {
  const refs: AttachmentRef[] = []
  for (const attachmentId of attachmentIds) {
    const found = await deps.attachments.find(attachmentId)
    if (found?.conversationId === id) refs.push({ attachmentId, kind: found.kind, bytes: found.bytes })
  }
  for (const file of files) {
    const kept = await keepAttachment(deps, id, new Uint8Array(await file.arrayBuffer()))
    if (kept.kind === 'refused') return null
    refs.push(kept.attachment)
  }
  return refs
}

/**
 * One message in. Other words under a used form id (somebody went back and wrote again) are a new message:
 * what a resident wrote is never refused for its id. A key is: its question is over.
 */
async function receive(
  deps: PageDeps,
  id: string,
  said: Said,
  attachments: AttachmentRef[],
): Promise<Received['kind']> {
  const input = {
    clientId: said.clientId,
    channel: 'web' as const,
    text: said.text,
    ...(said.choice === undefined ? {} : { choice: said.choice }),
    ...(attachments.length > 0 ? { attachments } : {}),
  }
  const first = await receiveMessage(deps, id, input)
  if (first.kind !== 'mismatch' || said.choice !== undefined) return first.kind
  const hash = await deps.vault.sha256(said.text)
  const clientId = `${said.clientId.slice(0, 80)}-${hash.replaceAll(/\W/g, '').slice(0, 16)}`
  return (await receiveMessage(deps, id, { ...input, clientId })).kind
}

/** The same page with what is wrong on top; for the script only the words. */
export async function refuse(
  c: Context,
  house: TalkHouse,
  id: string | null,
  fault: Fault,
  status: 409 | 413 | 415 | 422 | 429,
): Promise<Response> {
  if (isScript(c)) return c.json({ field: fault.field, words: fault.words }, status)
  return c.html(await talkPage(await propsOf(c, house, { id, fault })), status)
}

export function isScript(c: Context): boolean {
  return c.req.header('accept')?.includes('text/html-fragment') === true
}

/** Rendered news of this talk; each event carries the parts that changed after the cursor. */
async function live(c: Context, house: TalkHouse): Promise<Response> {
  const { deps } = house
  const id = await currentSession(c, deps)
  if (id === null) return c.body(null, 204)
  return streamItems(
    c,
    deps.bell,
    `conversation:${id}`,
    cursorOf(c, 0),
    async (cursor) => {
      const news = await deps.conversations.eventsAfter(id, cursor)
      const last = news.at(-1)?.seq
      if (last === undefined) return []
      const html = await talkParts(await propsOf(c, house, { id }), cursor)
      return [{ id: last, event: 'parts', data: html }]
    },
    { event: 'typing', read: () => deps.presence.isTyping(id) },
  )
}
