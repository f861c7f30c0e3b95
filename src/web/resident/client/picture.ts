/** 存成图片: the number and what was promised as a picture for the phone's album. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { all, make, one } from './dom.ts'

const WIDTH = 720

export function savePicture(key: HTMLElement): void {
  const card = key.closest<HTMLElement>('[data-receipt]')
  if (!card) return
  const number = one('.number', card)?.textContent ?? ''
  const facts = all('.facts > div', card)
    .slice(1)
    .map((row) => `${one('dt', row)?.textContent ?? ''}：${one('dd', row)?.textContent ?? ''}`)
  const lines = [...facts, ...all('.next p', card).map((line) => line.textContent ?? ''), w.receipt.keep]
  const canvas = make('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) return
  const font = getComputedStyle(document.body).fontFamily
  pen.font = `32px ${font}`
  const wrapped = lines.flatMap((line) => wrap(pen, line))
  canvas.width = WIDTH
  canvas.height = 230 + wrapped.length * 52
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#00695C'
  pen.font = `bold 36px ${font}`
  pen.fillText(w.receipt.title, 40, 70)
  pen.fillStyle = '#1A1A1A'
  pen.font = `bold 64px ${font}`
  pen.fillText(number, 40, 160)
  pen.font = `32px ${font}`
  wrapped.forEach((line, index) => pen.fillText(line, 40, 230 + index * 52))
  const link = make('a', { download: w.receipt.file, href: canvas.toDataURL('image/png') })
  link.click()
}

function wrap(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines = ['']
  for (const letter of text) {
    const last = lines.at(-1) ?? ''
    if (pen.measureText(last + letter).width > WIDTH - 80) lines.push(letter)
    else lines[lines.length - 1] = last + letter
  }
  return lines
}
