/** Reads new lines aloud with a voice of the device itself; off until switched on, silent at any tap. */
import { all, isQuiet, one } from './dom.ts'
import { PART } from './parts.ts'

const KEY = 'wl-speak'
let on = false

/** Only voices on the device: others would send the words away. */
function voice(): SpeechSynthesisVoice | null {
  return speechSynthesis.getVoices().find(({ lang, localService }) => localService && /^(zh|cmn)/i.test(lang)) ?? null
}

export function offerSpeech(): void {
  const show = (): void => {
    for (const row of all('[data-speech]')) row.hidden = voice() === null
  }
  show()
  speechSynthesis.addEventListener?.('voiceschanged', show)
  on = localStorage.getItem(KEY) === '1'
  mark()
  document.addEventListener('click', (event) => {
    const key = (event.target as Element).closest<HTMLElement>('[data-speak]')
    if (key) turn(key.dataset['speak'] === 'on')
  })
  document.addEventListener('pointerdown', () => speechSynthesis.cancel())
  document.addEventListener(PART, (event) => {
    const line = (event as CustomEvent<HTMLElement>).detail
    if (on && line.matches('.msg:not(.resident)')) say(line)
  })
}

function turn(next: boolean): void {
  on = next
  localStorage.setItem(KEY, next ? '1' : '0')
  mark()
  const last = all('#thread .msg:not(.resident)').at(-1)
  if (next && last) say(last)
}

function mark(): void {
  for (const key of all('[data-speak]'))
    key.setAttribute('aria-pressed', String((key.dataset['speak'] === 'on') === on))
}

function say(line: HTMLElement): void {
  if (isQuiet()) return
  const spoken = new SpeechSynthesisUtterance(spokenWords(one('.say', line)?.innerText ?? ''))
  spoken.voice = voice()
  spoken.lang = 'zh-CN'
  spoken.rate = 0.9
  speechSynthesis.speak(spoken)
}

const FIGURES = '零一二三四五六七八九'

/** 119 → 一一九, 2611-2437 → figure by figure: a number to dial or to write down is not a sum. */
export function spokenWords(text: string): string {
  return text
    .replace(/\d{4}-\d{4}|\b1[0-2]\d\b|\b12\d{3}\b|\b96\d{3}\b|\d{3} \d{4} \d{4}/g, (number) =>
      [...number.replace(/\D/g, '')].map((figure) => FIGURES[Number(figure)]).join(''),
    )
    .replace(/[“”《》（）…]/g, '，')
}
