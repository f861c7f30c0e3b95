/** Makes the controls of a new part quicker to use; each works without this. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { all, box, make, one, quietly } from './dom.ts'
import { ask, keepInFrame } from './framed.ts'
import { stepPeople } from './people.ts'
import { wirePlace } from './place.ts'
import { wireLeave } from './quiet.ts'
import { wirePhotos } from './photo-entry.ts'

export function enhance(root: HTMLElement): void {
  keepInFrame(root)
  for (const form of all<HTMLFormElement>('[data-people]', root)) stepPeople(form)
  for (const place of all('[data-place]', root)) wirePlace(place)
  wirePhotos(root)
  wireLeave(root)
  wirePrefs(root)
  for (const form of all<HTMLFormElement>('[data-rate]', root)) rate(form)
  for (const link of all('[data-write]', root)) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      box()?.focus()
    })
  }
  for (const key of all<HTMLButtonElement>('[data-picture]', root)) {
    key.hidden = false
    key.addEventListener('click', () => quietly(import('./picture.ts').then(({ savePicture }) => savePicture(key))))
  }
  if (matchMedia('(hover: hover) and (pointer: fine)').matches) offerCopies(root)
}

/** Letter size and colours change at once; the cookie follows, so that the next page is the same. */
function wirePrefs(root: HTMLElement): void {
  for (const form of all<HTMLFormElement>('[data-prefs]', root)) {
    form.addEventListener('submit', (event) => {
      const key = (event as SubmitEvent).submitter as HTMLButtonElement | null
      if (!key) return
      event.preventDefault()
      document.documentElement.dataset[key.name] = key.value
      for (const other of all(`[data-prefs] [name="${key.name}"][aria-pressed]`))
        other.setAttribute('aria-pressed', String(other.getAttribute('value') === key.value))
      const body = new URLSearchParams({ [key.name]: key.value, back: '/' })
      quietly(ask('/size', { method: 'POST', body, redirect: 'manual' }))
    })
  }
}

function rate(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    const key = (event as SubmitEvent).submitter as HTMLButtonElement | null
    if (!key) return
    event.preventDefault()
    const id = one<HTMLInputElement>('[name="messageId"]', form)?.value ?? ''
    const send = async (): Promise<void> => {
      const response = await ask('/feedback', {
        method: 'POST',
        headers: { accept: 'text/html-fragment' },
        body: new URLSearchParams({ messageId: id, helpful: key.value }),
      })
      if (response.ok) form.innerHTML = await response.text()
    }
    quietly(send())
  })
}

/** A computer cannot call: the number can be copied instead. */
function offerCopies(root: HTMLElement): void {
  for (const link of all<HTMLAnchorElement>('.call', root)) {
    const key = make('button', { type: 'button', class: 'key copy' }, w.copy)
    key.addEventListener('click', () => {
      quietly(navigator.clipboard.writeText(link.href.slice('tel:'.length)))
      key.textContent = w.copied
    })
    link.after(key)
  }
}
