/** Speaking instead of writing, only where the device itself turns speech into words: elsewhere the voice would go to the browser's maker. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { box, make, one, state } from './dom.ts'

interface Local {
  langs: string[]
  processLocally: true
}
interface Heard extends Event {
  results: ArrayLike<ArrayLike<{ transcript: string }>>
}
/** The part of Web Speech that is used here; the types of the page do not carry it yet. */
interface Ear extends EventTarget {
  lang: string
  processLocally: boolean
  continuous: boolean
  interimResults: boolean
  start(): void
  stop(): void
}
interface EarMaker {
  new (): Ear
  available?: (wanted: Local) => Promise<'available' | 'downloadable' | 'downloading' | 'unavailable'>
}

const LANGUAGE = 'zh-CN'
const WANTED: Local = { langs: [LANGUAGE], processLocally: true }

const maker = (): EarMaker | undefined => (window as { SpeechRecognition?: EarMaker }).SpeechRecognition

let ear: Ear | null = null

/** Shows the key when this device can do it now. A language that must be fetched first costs a poor family its data: then it stays hidden. */
export async function offerVoice(): Promise<void> {
  const Ears = maker()
  const ready = await Ears?.available?.(WANTED)
  const send = one('#say .main')
  if (!Ears || ready !== 'available' || !send) return
  const key = make('button', { type: 'button', class: 'key voice', 'aria-pressed': 'false' }, w.voice.speak)
  key.addEventListener('click', () => (ear ? ear.stop() : listen(Ears, key)))
  one('#say')?.addEventListener('submit', () => ear?.stop())
  send.after(key)
}

function listen(Ears: EarMaker, key: HTMLButtonElement): void {
  const field = box()
  if (!field) return
  const before = field.value
  ear = new Ears()
  Object.assign(ear, { lang: LANGUAGE, processLocally: true, continuous: true, interimResults: true })
  ear.addEventListener('result', (event) => {
    const words = Array.from((event as Heard).results, (result) => result[0]?.transcript ?? '').join('')
    field.value = before + words
    // The draft is kept and the box grows, as when it is typed.
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  ear.addEventListener('error', () => state(w.voice.keyboard))
  ear.addEventListener('end', () => {
    ear = null
    show(key, false)
    field.focus()
  })
  ear.start()
  state(w.voice.listening)
  show(key, true)
}

function show(key: HTMLButtonElement, on: boolean): void {
  key.setAttribute('aria-pressed', String(on))
  key.textContent = on ? w.voice.stop : w.voice.speak
  if (!on && one('#state')?.textContent === w.voice.listening) state('')
}
