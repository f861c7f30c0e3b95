/** Takes in what the server rendered: new lines, header, strip, mode. Each line once, whichever way it came first. */
import { all, lastSeq, one, thread } from './dom.ts'

/** Told for every new part of the page; whoever makes controls quicker listens. */
export const PART = 'wl:part'

function arrived(part: HTMLElement): void {
  document.dispatchEvent(new CustomEvent(PART, { detail: part }))
}

export interface Taken {
  /** Lines that are new on this page, oldest first, without the resident's own. */
  fresh: HTMLElement[]
}

const NEAR_END = 80

/** Whether the reader is at the end and new lines may scroll into view. */
export function nearEnd(): boolean {
  const page = document.documentElement
  return page.scrollHeight - window.innerHeight - window.scrollY < NEAR_END
}

export function takeParts(html: string): Taken {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const more = parsed.querySelector<HTMLElement>('#more')
  const list = thread()
  if (!more || !list) return { fresh: [] }
  takeTop(parsed)
  for (const note of all('[data-note]', list)) note.remove()
  const fresh: HTMLElement[] = []
  for (const line of [...more.children] as HTMLElement[]) takeLine(list, document.adoptNode(line), fresh)
  const last = Math.max(lastSeq(), Number(more.dataset['last']) || 0)
  for (const key of ['talk', 'floor', 'quiet', 'strip']) document.body.dataset[key] = more.dataset[key] ?? ''
  document.body.dataset['last'] = String(last)
  document.title = more.dataset['title'] ?? document.title
  for (const line of fresh) arrived(line)
  return { fresh: fresh.filter(({ dataset }) => dataset['from'] !== 'resident') }
}

function takeTop(parsed: Document): void {
  const [now, next] = [one('#top'), parsed.querySelector<HTMLElement>('#top')]
  if (!now || !next || now.dataset['key'] === next.dataset['key']) return
  now.replaceWith(document.adoptNode(next))
  arrived(next)
}

function takeLine(list: HTMLElement, line: HTMLElement, fresh: HTMLElement[]): void {
  const { seq, client, from, note } = line.dataset
  if (note) {
    list.append(line)
    return
  }
  if (seq && one(`[data-seq="${seq}"]`, list)) return
  const pending = client ? one(`[data-pending="${client}"]`, list) : null
  if (from === 'resident' || one('#question', line)) closeControls(list)
  if (one('[data-keep]', line)) for (const keys of all('[data-keep]', list)) keys.remove()
  if (line.id === 'latest') one('#latest', list)?.removeAttribute('id')
  if (pending && !one('.shot', line)) {
    settle(pending, line)
    return
  }
  if (pending) pending.replaceWith(line)
  else list.insertBefore(line, one('[data-pending]', list))
  fresh.push(line)
}

/** The bubble drawn while sending becomes the stored one in place: a screen reader has read it already. */
function settle(pending: HTMLElement, line: HTMLElement): void {
  pending.removeAttribute('data-pending')
  one('.sent-state', pending)?.remove()
  for (const { name, value } of line.attributes) pending.setAttribute(name, value)
}

/** Once something is said, older keys are over. The question stays where it is, so that nothing is read out again. */
function closeControls(list: HTMLElement): void {
  for (const progress of all('.progress', list)) progress.remove()
  for (const controls of all('[data-open]', list)) {
    const question = one('#question', controls)
    if (!question) {
      controls.remove()
      continue
    }
    for (const form of all('form', controls)) if (!form.contains(question)) form.remove()
    for (const other of all('.ask > *', controls)) if (other !== question) other.remove()
    for (const name of ['id', 'tabindex']) question.removeAttribute(name)
    controls.removeAttribute('data-open')
    controls.classList.add('over')
  }
}

/** Shows the first new line at the top of the free space, or the end when all of it fits. */
export function scrollTo(line: HTMLElement | undefined): void {
  if (!line) return
  const page = document.documentElement
  const rest = page.scrollHeight - (line.getBoundingClientRect().top + window.scrollY)
  const top = (one('.strip') ?? one('.bar'))?.offsetHeight ?? 0
  if (rest + top < window.innerHeight) window.scrollTo(0, page.scrollHeight)
  else window.scrollTo(0, line.getBoundingClientRect().top + window.scrollY - top - 8)
}
