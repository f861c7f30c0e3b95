/** The live line of the desk: server-sent events read by fetch, so that a lost line resumes at its cursor and a 401 is seen. */
import type { News } from './types.ts'

export type LineState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'broken'; since: number }
  /** Back again; so many changes came in late. */
  | { kind: 'caught-up'; missed: number }

export interface StreamHandlers {
  onNews: (news: News) => void
  onState: (state: LineState) => void
  onSignedOut: () => void
}

/** Longer than the server's own heartbeat: silence beyond it means that the line is dead. */
const SILENCE_MS = 45_000
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 10_000
/** Changes that come in so soon after coming back are those that were missed. */
const CATCH_UP_MS = 1500

export function openStream(handlers: StreamHandlers): () => void {
  const ended = new AbortController()
  void run(handlers, ended.signal)
  return () => ended.abort()
}

async function run(handlers: StreamHandlers, ended: AbortSignal): Promise<void> {
  let cursor: string | null = null
  let brokenSince: number | null = null
  let retryMs = FIRST_RETRY_MS
  handlers.onState({ kind: 'connecting' })
  while (!ended.aborted) {
    const line = new AbortController()
    const stop = () => line.abort()
    ended.addEventListener('abort', stop)
    try {
      const response = await fetch('/api/desk/stream', {
        credentials: 'same-origin',
        signal: line.signal,
        headers: { accept: 'text/event-stream', ...(cursor === null ? {} : { 'last-event-id': cursor }) },
      })
      if (response.status === 401) return handlers.onSignedOut()
      if (!response.ok || response.body === null) throw new Error(`stream answered ${response.status}`)
      const count = announceReturn(handlers, brokenSince, ended)
      brokenSince = null
      retryMs = FIRST_RETRY_MS
      await readEvents(response.body, stop, (event) => {
        if (event.id !== '') cursor = event.id
        const news = newsOf(event)
        if (news === null) return
        count()
        handlers.onNews(news)
      })
    } catch (error) {
      if (ended.aborted) return
      if (!(error instanceof Error)) throw error
    } finally {
      ended.removeEventListener('abort', stop)
    }
    if (ended.aborted) return
    brokenSince ??= Date.now()
    handlers.onState({ kind: 'broken', since: brokenSince })
    await sleep(retryMs, ended)
    retryMs = Math.min(retryMs * 1.7, LAST_RETRY_MS)
  }
}

/** Tells that the line is back; after a break, how many changes came late. */
function announceReturn(handlers: StreamHandlers, brokenSince: number | null, ended: AbortSignal): () => void {
  handlers.onState({ kind: 'live' })
  if (brokenSince === null) return () => undefined
  let missed = 0
  let isOpen = true
  setTimeout(() => {
    isOpen = false
    if (!ended.aborted) handlers.onState({ kind: 'caught-up', missed })
  }, CATCH_UP_MS)
  return () => {
    if (isOpen) missed += 1
  }
}

interface ServerEvent {
  id: string
  name: string
  data: string
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  giveUp: () => void,
  onEvent: (event: ServerEvent) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader()
  let rest = ''
  for (;;) {
    const silence = setTimeout(giveUp, SILENCE_MS)
    const { done, value } = await reader.read().finally(() => clearTimeout(silence))
    if (done) return
    const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) onEvent(parseEvent(block))
  }
}

/** One block of the event stream format (HTML §9.2.6); comment lines are heartbeats. */
export function parseEvent(block: string): ServerEvent {
  const event: ServerEvent = { id: '', name: 'message', data: '' }
  for (const line of block.split('\n')) {
    const at = line.indexOf(':')
    if (at < 1) continue
    const value = line.slice(at + 1).replace(/^ /, '')
    const field = line.slice(0, at)
    if (field === 'id') event.id = value
    if (field === 'event') event.name = value
    if (field === 'data') event.data = event.data === '' ? value : `${event.data}\n${value}`
  }
  return event
}

const KINDS: ReadonlySet<string> = new Set(['conversation', 'case', 'alert'])

function newsOf({ name, data }: ServerEvent): News | null {
  if (!KINDS.has(name) || data === '') return null
  return { kind: name, data: JSON.parse(data) } as News
}

function sleep(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    ended.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
