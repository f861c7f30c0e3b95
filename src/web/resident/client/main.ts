/** Starts the enhancing script. Every page works without it; whatever it cannot do, the browser's own forms do. */
import 'virtual:resident.css'
import { all, box, hasTalk, isQuiet, one, quietly, thread } from './dom.ts'
import { connect, isShell } from './connect.ts'
import { keepDraft } from './draft.ts'
import { enhance } from './enhance.ts'
import { hasToken, isFramed, recallToken } from './framed.ts'
import { catchUp, hideNews, listen, readMore } from './live.ts'
import { PART } from './parts.ts'
import { suggest } from './place.ts'
import { waiting, restore } from './queue.ts'
import { watchShifts, wipe } from './quiet.ts'
import { drawPending, flush, submitted } from './send.ts'

function start(): void {
  document.documentElement.classList.add('scripted')
  document.addEventListener(PART, (event) => enhance((event as CustomEvent<HTMLElement>).detail))
  document.addEventListener('keydown', keys)
  document.addEventListener('click', closeMenu)
  document.addEventListener('submit', closeMenu)
  document.addEventListener('toggle', menuOpened, true)
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
  recallToken()
  enhance(document.body)
  if (thread()) startTalk()
  if (!isQuiet() && !isFramed()) keepShell()
}

function startTalk(): void {
  document.addEventListener('submit', submitted)
  document.addEventListener(PART, () => {
    if (isQuiet()) quietly(wipe())
  })
  window.addEventListener('online', () => {
    flush()
    if (isShell()) connect()
    else catchUp()
  })
  window.addEventListener('scroll', hideNews, { passive: true })
  one('#say .main')?.addEventListener('pointerdown', (event) => {
    if (document.activeElement === box()) event.preventDefault()
  })
  keepDraft()
  // Without this method a browser cannot promise that the voice stays on the device.
  if ('available' in ((window as { SpeechRecognition?: object }).SpeechRecognition ?? {}))
    quietly(import('./voice.ts').then(({ offerVoice }) => offerVoice()))
  box()?.addEventListener('input', suggest)
  if (isShell()) connect()
  else if (hasToken() && !hasTalk()) quietly(readMore().then(listen))
  else listen()
  if (isQuiet()) quietly(wipe())
  else quietly(sendLeft())
}

/** What an earlier page could not send. */
async function sendLeft(): Promise<void> {
  for (const entry of await restore()) drawPending(entry)
  if (waiting.length > 0) flush()
}

/** Enter sends; while a Chinese word is being composed it does not (Safari tells by keyCode 229 alone, WebKit 165004). */
function keys(event: KeyboardEvent): void {
  watchShifts(event)
  if (event.key === 'Escape') {
    const menu = one<HTMLDetailsElement>('.menu[open]')
    if (menu) {
      menu.open = false
      one('summary', menu)?.focus()
    }
  }
  const field = box()
  if (event.target !== field || event.key !== 'Enter' || event.shiftKey) return
  if (event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  one<HTMLButtonElement>('#say .main')?.click()
}

/** At a tap beside it, and when something was said out of it: the answer stands below. */
function closeMenu({ type, target }: Event): void {
  const said = type === 'submit' && (target as Element).matches('[data-say]')
  for (const menu of all<HTMLDetailsElement>('.menu[open]'))
    if (said || !menu.contains(target as Node)) menu.open = false
}

/** Voices are looked for when somebody opens the menu, or when reading aloud was switched on before. */
function menuOpened({ target }: Event): void {
  if ((target as Element).matches('.menu[open]')) startSpeech()
}

let speech = false
function startSpeech(): void {
  if (speech || !('speechSynthesis' in window)) return
  speech = true
  quietly(import('./speech.ts').then(({ offerSpeech }) => offerSpeech()))
}

/** After everything else is there. */
function keepShell(): void {
  if (localStorage.getItem('wl-speak') === '1') startSpeech()
  if (!('serviceWorker' in navigator)) return
  window.addEventListener('load', () => quietly(navigator.serviceWorker.register('/sw.js')))
}

start()
