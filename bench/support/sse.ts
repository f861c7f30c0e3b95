/** Reads server-sent events from a stream over node:http. */
import { get } from 'node:http'

export interface SseEvent {
  event: string
  data: string
  id: string
  /** performance.now() at its arrival. */
  at: number
}

export interface OpenStream {
  close(): void
}

/** Resolves when the stream is open and its first bytes came; then `onEvent` hears every event. */
export function openStream(
  url: URL,
  headers: Readonly<Record<string, string>>,
  onEvent: (event: SseEvent) => void,
): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { accept: 'text/event-stream', ...headers }, agent: false }, (response) => {
      if (response.statusCode !== 200) {
        response.resume()
        reject(new Error(`stream ${url.pathname}: ${response.statusCode}`))
        return
      }
      let rest = ''
      response.setEncoding('utf8')
      // A line that we cut, or the server at its end, is no news.
      response.on('error', (error) => reject(error))
      response.on('data', (chunk: string) => {
        const at = performance.now()
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const event = parse(block, at)
          if (event) onEvent(event)
        }
        resolve({ close: () => request.destroy() })
      })
    })
    request.on('error', reject)
  })
}

function parse(block: string, at: number): SseEvent | null {
  const fields = { event: 'message', data: '', id: '' }
  for (const line of block.split('\n')) {
    const match = /^(event|data|id): ?(.*)$/.exec(line)
    if (match) fields[match[1] as keyof typeof fields] = match[2] ?? ''
  }
  return fields.data === '' ? null : { ...fields, at }
}
