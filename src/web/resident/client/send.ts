/** Sending: the form is read at once, shown at once, kept until the server has it. Any error of this script posts the plain form. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { all, box, freshId, hasTalk, lastSeq, make, one, quietly, state, thread } from './dom.ts'
import { dropDraft } from './draft.ts'
import { clearFault, giveBack, showFault } from './faults.ts'
import { ask, inFrame } from './framed.ts'
import { listen } from './live.ts'
import { scrollTo, takeParts } from './parts.ts'
import { add, remove, waiting, type Entry } from './queue.ts'

const PATIENCE_MS = 25_000
const SLOW_MS = 500
const VERY_SLOW_MS = 8_000
/** An empty second tap within this time belongs to the first. */
const DOUBLE_MS = 1_000
const RETRY_MS = [3_000, 6_000, 12_000, 30_000]

let running = false
let failures = 0
let lastSentAt = 0
let retryTimer = 0

/** Reads a submitted form into an entry; null when there is nothing to send. */
export function readForm(form: HTMLFormElement, key: HTMLButtonElement | null): Entry | null {
  const fields: [string, string][] = []
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') fields.push([name, value])
  })
  const choice = key?.name === 'choice' ? key.value : ''
  if (choice) fields.push(['choice', choice])
  const value = (name: string): string => fields.find(([field]) => field === name)?.[1] ?? ''
  const picks = fields.filter(([name]) => name === 'pick').map(([, pick]) => pick)
  const words = value('text').trim() || value('phone').trim() || picks.join('、')
  const shown = choice ? (key?.textContent ?? '').trim() : words
  const own = form.id === 'say' ? freshId() : value('clientId') || freshId()
  return {
    clientId: own,
    fields: [...fields.filter(([name]) => name !== 'clientId'), ['clientId', own]],
    shown,
    pressed: choice !== '',
    at: Date.now(),
  }
}

/** Takes over a submit. Throws nothing: whatever fails leaves the browser to post the form itself. */
export function submitted(event: Event): void {
  const form = event.target as HTMLFormElement
  if (!form.matches('[data-say]')) return
  const key = ((event as SubmitEvent).submitter ?? document.activeElement) as HTMLButtonElement | null
  if (form.dataset['sent'] === '1') {
    event.preventDefault()
    return
  }
  clearFault()
  const entry = readForm(form, key?.form === form ? key : null)
  if (entry === null) return
  const isBox = form.id === 'say'
  if (isBox && entry.shown === '') {
    event.preventDefault()
    if (Date.now() - lastSentAt > DOUBLE_MS) showFault('text', w.errors.empty)
    return
  }
  drawPending(entry)
  add(entry)
  event.preventDefault()
  lastSentAt = Date.now()
  if (isBox || form.id === 'suggest') emptyBox()
  else markSent(form, key)
  flush(entry.pressed)
}

function emptyBox(): void {
  const field = box()
  if (!field) return
  field.value = ''
  field.style.height = ''
  one('#suggest')?.remove()
  dropDraft()
}

/** The pressed key stays marked, the others rest; a header key is ready again at once. */
function markSent(form: HTMLFormElement, key: HTMLButtonElement | null): void {
  if (!form.closest('[data-open]')) {
    const id = one<HTMLInputElement>('[name="clientId"]', form)
    if (id) id.value = freshId()
    return
  }
  form.dataset['sent'] = '1'
  for (const other of all('button', form)) other.setAttribute('aria-disabled', 'true')
  if (key?.name === 'choice') key.setAttribute('aria-pressed', 'true')
}

export function unmarkSent(): void {
  for (const form of all<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset['sent']
    for (const key of all('button', form)) {
      key.removeAttribute('aria-disabled')
      if (key.getAttribute('name') === 'choice') key.removeAttribute('aria-pressed')
    }
  }
}

/** The resident's own line, shown before the server has it. */
export function drawPending({ clientId, shown, pressed }: Entry): void {
  const list = thread()
  if (!list || !shown || one(`[data-pending="${clientId}"]`, list)) return
  const line = make(
    'li',
    { class: 'msg resident pending', 'data-pending': clientId, 'data-from': 'resident' },
    make('p', { class: 'who vh' }, `${w.me}：`),
    make('div', { class: 'say' }, pressed ? `${w.chosen}：${shown}` : shown),
    make('div', { class: 'sent-state', 'aria-live': 'off' }),
  )
  list.append(line)
  window.scrollTo(0, document.documentElement.scrollHeight)
}

function pendingWords(entry: Entry, words: string, key?: { label: string; press: () => void }): void {
  const line = one(`[data-pending="${entry.clientId}"] .sent-state`)
  if (!line) return
  line.textContent = words
  if (!key) return
  const button = make('button', { type: 'button', class: 'key' }, key.label)
  button.addEventListener('click', key.press)
  line.append(button)
}

/** Sends what waits, oldest first, one at a time. `moveFocus`: the key pressed disappears, the focus goes to what comes. */
export function flush(moveFocus = false): void {
  if (running) return
  running = true
  clearTimeout(retryTimer)
  quietly(sendAll(moveFocus))
}

async function sendAll(moveFocus: boolean): Promise<void> {
  try {
    await sendWaiting(moveFocus)
  } catch (error) {
    postPlainly(error)
  } finally {
    running = false
  }
}

async function sendWaiting(moveFocus: boolean): Promise<void> {
  while (waiting.length > 0) {
    const entry = waiting[0]
    if (!entry || !(await sendOne(entry, moveFocus))) return
  }
}

/** True when the server has answered for this entry, one way or the other. */
async function sendOne(entry: Entry, moveFocus: boolean): Promise<boolean> {
  const slow = setTimeout(() => {
    pendingWords(entry, w.offline.sending)
    state(w.offline.looking)
  }, SLOW_MS)
  const verySlow = setTimeout(() => state(w.offline.stillLooking), VERY_SLOW_MS)
  const patience = new AbortController()
  const limit = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const response = await ask(`/?after=${lastSeq()}`, {
      method: 'POST',
      headers: { accept: 'text/html-fragment' },
      body: new URLSearchParams(entry.fields),
      signal: patience.signal,
    })
    return await answered(entry, response, moveFocus)
  } catch (error) {
    if (!isNetwork(error)) throw error
    wait(entry)
    return false
  } finally {
    for (const timer of [slow, verySlow, limit]) clearTimeout(timer)
  }
}

/** A broken line, as fetch tells it; everything else is a fault of the script. */
function isNetwork(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')
}

async function answered(entry: Entry, response: Response, moveFocus: boolean): Promise<boolean> {
  if (response.ok) {
    const html = await response.text()
    state('')
    failures = 0
    remove(entry.clientId)
    const talked = hasTalk()
    const { fresh } = takeParts(html)
    one(`[data-pending="${entry.clientId}"]`)?.remove()
    scrollTo(fresh[0])
    if (moveFocus) focusNext(fresh[0])
    if (!talked) listen()
    return true
  }
  if (response.status >= 500 || response.status === 429) {
    fail(entry)
    return false
  }
  const { field, words } = (await response.json()) as { field?: string; words?: string; detail?: string }
  state('')
  refuse(entry, field ?? 'text', words ?? w.errors.broken)
  return true
}

function focusNext(first: HTMLElement | undefined): void {
  const next = one('#question') ?? first
  if (!next) return
  if (!next.hasAttribute('tabindex')) next.setAttribute('tabindex', '-1')
  next.focus({ preventScroll: true })
}

/** No line: the entry waits on this device and goes by itself. */
function wait(entry: Entry): void {
  state(w.offline.none)
  for (const each of waiting) pendingWords(each, w.offline.wait, { label: w.offline.cancel, press: () => cancel(each) })
  window.scrollTo(0, document.documentElement.scrollHeight)
  retry()
  if (!entry.shown) unmarkSent()
}

function retry(): void {
  clearTimeout(retryTimer)
  retryTimer = window.setTimeout(() => flush(), RETRY_MS[Math.min(failures, RETRY_MS.length - 1)])
  failures += 1
}

/** The server stumbled: nothing is lost, it can be sent again by hand or goes by itself a little later. */
function fail(entry: Entry): void {
  state(w.errors.broken)
  pendingWords(entry, w.offline.failed, { label: w.offline.retry, press: () => flush() })
  window.scrollTo(0, document.documentElement.scrollHeight)
  retry()
}

function cancel(entry: Entry): void {
  remove(entry.clientId)
  one(`[data-pending="${entry.clientId}"]`)?.remove()
  if (!entry.pressed) giveBack(entry.shown)
  unmarkSent()
  state('')
}

function refuse(entry: Entry, field: string, words: string): void {
  remove(entry.clientId)
  one(`[data-pending="${entry.clientId}"]`)?.remove()
  if (field === 'text') giveBack(entry.shown)
  unmarkSent()
  showFault(field, words)
}

/** This script failed: the first waiting message goes as a plain form, the rest follow from the next page. */
function postPlainly(error: unknown): void {
  console.warn('warmline', error)
  const entry = waiting[0]
  if (!entry) return
  const form = make('form', { method: 'post', action: inFrame('/'), hidden: '' })
  for (const [name, value] of entry.fields) form.append(make('input', { type: 'hidden', name, value }))
  document.body.append(form)
  remove(entry.clientId)
  HTMLFormElement.prototype.submit.call(form)
}
