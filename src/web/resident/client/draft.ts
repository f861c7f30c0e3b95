/** What is typed and not sent yet survives a reload. In quiet mode nothing is kept on the device. */
import { box, isQuiet } from './dom.ts'

const KEY = 'wl-draft'
const EVERY_MS = 500

let timer = 0

/** Storage may be switched off on a phone; then there is no draft, and that is all. */
function store(words: string | null): void {
  try {
    if (words === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, words)
  } catch (error) {
    console.warn('warmline', error)
  }
}

export function keepDraft(): void {
  const field = box()
  if (!field) return
  const restored = isQuiet() ? null : read()
  if (restored && !field.value) {
    field.value = restored
    grow(field)
  }
  field.addEventListener('input', () => {
    grow(field)
    if (!timer) timer = window.setTimeout(save, EVERY_MS)
  })
  window.addEventListener('pagehide', save)
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch (error) {
    console.warn('warmline', error)
    return null
  }
}

function save(): void {
  clearTimeout(timer)
  timer = 0
  const words = box()?.value ?? ''
  store(isQuiet() || words === '' ? null : words)
}

export function dropDraft(): void {
  clearTimeout(timer)
  timer = 0
  store(null)
}

/** The box grows with its words up to a third of the screen; before it is measured its height is let go. */
function grow(field: HTMLTextAreaElement): void {
  field.style.height = ''
  if (field.scrollHeight > field.clientHeight + 2)
    field.style.height = `${Math.min(field.scrollHeight + 4, window.innerHeight / 3)}px`
}
