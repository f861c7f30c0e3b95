/** News as it comes: the server's rendered lines over one stream; a dropped line resumes where it broke. */
import { hasTalk, lastSeq, one, quietly } from './dom.ts'
import { ask, hasToken, inFrame } from './framed.ts'
import { nearEnd, scrollTo, takeParts } from './parts.ts'

/** In a frame without cookies a stream cannot say who asks: the news are fetched. */
const ASK_AGAIN_MS = 5_000

let source: EventSource | null = null

export function listen(): void {
  if (!hasTalk() || source || typeof EventSource === 'undefined') return
  source = new EventSource(inFrame(`/live?after=${lastSeq()}`))
  source.addEventListener('parts', (event) => take(JSON.parse((event as MessageEvent<string>).data) as string))
  source.addEventListener('typing', (event) => {
    const sign = one('[data-typing]')
    if (sign) sign.hidden = (event as MessageEvent<string>).data !== 'true'
  })
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED || !hasToken()) return
    document.body.dataset['bare'] = '1'
    setInterval(fetchNews, ASK_AGAIN_MS)
  })
}

/** Reads once what came while the stream was away. */
export function catchUp(): void {
  if (hasTalk()) quietly(readMore())
}

/** Takes in what the server has after our last line; false when it could not answer. */
export async function readMore(): Promise<boolean> {
  const response = await ask(`/more?after=${lastSeq()}`)
  if (response.ok) take(await response.text())
  return response.ok
}

function fetchNews(): void {
  if (!document.hidden) catchUp()
}

function take(html: string): void {
  const follow = nearEnd()
  const { fresh } = takeParts(html)
  if (fresh.length === 0) return
  if (follow) scrollTo(fresh[0])
  else showNews(fresh[0])
}

/** New lines below: a key says so, nothing moves under the reader. */
function showNews(line: HTMLElement | undefined): void {
  const key = one<HTMLButtonElement>('[data-news]')
  if (!key) return
  key.hidden = false
  const go = (): void => {
    key.hidden = true
    scrollTo(line)
  }
  key.addEventListener('click', go, { once: true })
}

export function hideNews(): void {
  const key = one<HTMLButtonElement>('[data-news]')
  if (key && nearEnd()) key.hidden = true
}
