/** News as it comes: the server's rendered lines over one stream; a dropped line resumes where it broke. */
import { hasTalk, lastSeq, one, quietly } from './dom.ts'
import { nearEnd, scrollTo, takeParts } from './parts.ts'

let source: EventSource | null = null

export function listen(): void {
  if (!hasTalk() || source || typeof EventSource === 'undefined') return
  source = new EventSource(`/live?after=${lastSeq()}`)
  source.addEventListener('parts', (event) => take(JSON.parse((event as MessageEvent<string>).data) as string))
  source.addEventListener('typing', (event) => {
    const sign = one('[data-typing]')
    if (sign) sign.hidden = (event as MessageEvent<string>).data !== 'true'
  })
}

/** Reads once what came while the stream was away. */
export function catchUp(): void {
  if (!hasTalk()) return
  const read = async (): Promise<void> => {
    const response = await fetch(`/more?after=${lastSeq()}`, { credentials: 'same-origin' })
    if (response.ok) take(await response.text())
  }
  quietly(read())
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
