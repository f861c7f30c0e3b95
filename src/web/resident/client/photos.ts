/** Photos: shrunk to 1600 px on the phone, sent one by one with their state in words, each can be tried again or dropped. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { freshId, make, one, quietly } from './dom.ts'
import { asker, inFrame, keepToken } from './framed.ts'
import { showFault } from './faults.ts'
import { add } from './queue.ts'
import { drawPending, flush } from './send.ts'

const EDGE = 1600
const QUALITY = 0.82
const MOST = 9

interface Shot {
  line: HTMLElement
  words: HTMLElement
  key: HTMLButtonElement
  file: Blob
  attachmentId: string | null
  request: XMLHttpRequest | null
}

const opener = freshId()
let shots: Shot[] = []

/** Adds files to the list of `form`, or to a panel above the box. */
export function takePhotos(files: readonly File[], form: HTMLFormElement | null): void {
  const home = form ?? panel()
  wireDone(home)
  const list = one('[data-shots]', home)
  if (!list) return
  for (const file of files.slice(0, MOST - shots.length)) {
    const shot = draw(list, file)
    shots.push(shot)
    quietly(sendShot(shot))
  }
}

function panel(): HTMLFormElement {
  const known = one<HTMLFormElement>('#photo-panel')
  if (known) return known
  const close = make('button', { type: 'button', class: 'key' }, w.photos.close)
  const form = make(
    'form',
    { id: 'photo-panel', class: 'field photos' },
    make('ul', { class: 'shots', 'data-shots': '' }),
    make('p', { class: 'small' }, w.photos.note),
    make('div', { class: 'keys' }, close, make('button', { class: 'key main' }, w.photos.done)),
  )
  close.addEventListener('click', () => finish(form))
  one('#say')?.before(form)
  return form
}

function wireDone(form: HTMLFormElement): void {
  if (form.dataset['scripted']) return
  form.dataset['scripted'] = '1'
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const ids = shots.flatMap(({ attachmentId }) => (attachmentId === null ? [] : [attachmentId]))
    if (ids.length === 0) {
      showFault('files', w.photos.none)
      return
    }
    const clientId = freshId()
    const fields = ids.map((id): [string, string] => ['attachmentIds', id])
    const shown = `${w.photos.sent} ${ids.length}`
    const entry = {
      clientId,
      fields: [...fields, ['clientId', clientId] as [string, string]],
      shown,
      pressed: false,
      at: Date.now(),
    }
    finish(form)
    drawPending(entry)
    add(entry)
    flush()
  })
}

function finish(form: HTMLFormElement): void {
  for (const shot of shots) shot.request?.abort()
  shots = []
  if (form.id === 'photo-panel') form.remove()
}

function draw(list: HTMLElement, file: Blob): Shot {
  const picture = make('img', { alt: '' })
  picture.src = URL.createObjectURL(file)
  picture.addEventListener('load', () => URL.revokeObjectURL(picture.src))
  const words = make('span', {}, w.photos.shrinking)
  const key = make('button', { type: 'button', class: 'key' }, w.photos.drop)
  const line = make('li', {}, picture, words, key)
  const shot: Shot = { line, words, key, file, attachmentId: null, request: null }
  key.addEventListener('click', () => (key.textContent === w.photos.retry ? quietly(sendShot(shot)) : drop(shot)))
  list.append(line)
  return shot
}

function drop(shot: Shot): void {
  shot.request?.abort()
  shot.line.remove()
  shots = shots.filter((other) => other !== shot)
}

async function sendShot(shot: Shot): Promise<void> {
  const nth = w.photos.nth(shots.indexOf(shot) + 1)
  const say = (words: string): void => {
    shot.words.textContent = `${nth}　${words}`
  }
  shot.key.textContent = w.photos.drop
  say(w.photos.shrinking)
  const small = await shrink(shot.file)
  const answer = await post(shot, small, (percent) => say(w.photos.sending(percent)))
  if (answer.attachmentId) {
    shot.attachmentId = answer.attachmentId
    say(w.photos.kept)
    return
  }
  say(answer.words ?? w.photos.failed)
  shot.key.textContent = answer.words ? w.photos.drop : w.photos.retry
}

/** JPEG with its longer edge at 1600 px; a picture this browser cannot read goes as it is, the server decides. */
async function shrink(file: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height))
    const canvas = make('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    return blob ?? file
  } catch (error) {
    console.warn('warmline', error)
    return file
  }
}

/** fetch tells nothing about progress, so the older way. */
function post(
  shot: Shot,
  file: Blob,
  progress: (percent: number) => void,
): Promise<{ attachmentId?: string; words?: string }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    shot.request = request
    const body = new FormData()
    body.append('clientId', opener)
    body.append('file', file, 'photo.jpg')
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(Math.round((loaded / total) * 100)))
    request.addEventListener('load', () => {
      keepToken(request.getResponseHeader('session-token'))
      if (request.status >= 500) resolve({})
      else resolve(JSON.parse(request.responseText) as { attachmentId?: string; words?: string })
    })
    for (const end of ['error', 'abort']) request.addEventListener(end, () => resolve({}))
    request.open('POST', inFrame('/photo'))
    for (const [name, value] of Object.entries(asker())) request.setRequestHeader(name, value)
    request.send(body)
  })
}
