/** The keys for photos: they open the phone's own picker at once; the rest loads when a photo is chosen. */
import { all, make, one, quietly, thread } from './dom.ts'

export function wirePhotos(root: HTMLElement): void {
  if (!thread()) return
  for (const link of all('[data-photo]', root)) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      link.closest('details')?.removeAttribute('open')
      picker(null).click()
    })
  }
  for (const form of all<HTMLFormElement>('[data-photos]', root)) {
    const input = one<HTMLInputElement>('input[type="file"]', form)
    input?.addEventListener('change', () => chosen(input, form))
  }
}

function picker(form: HTMLFormElement | null): HTMLInputElement {
  const input = make('input', { type: 'file', accept: 'image/*', multiple: '' })
  input.addEventListener('change', () => chosen(input, form))
  return input
}

function chosen(input: HTMLInputElement, form: HTMLFormElement | null): void {
  const files = [...(input.files ?? [])]
  if (files.length === 0) return
  input.value = ''
  quietly(import('./photos.ts').then(({ takePhotos }) => takePhotos(files, form)))
}
