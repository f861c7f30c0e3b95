/** What is wrong, told where it is: a focused summary, the words beside the field, the title. What was typed stays. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { box, make, one } from './dom.ts'

const FIELDS: Readonly<Record<string, string>> = {
  phone: '#phone',
  people: '#n-adults',
  text: '#box',
  choice: '#question',
}

export function showFault(field: string, words: string): void {
  clearFault()
  const target = FIELDS[field] ?? '#box'
  const summary = make(
    'div',
    { class: 'faults', id: 'faults', tabindex: '-1' },
    make('p', {}, make('a', { href: target }, words)),
    make('p', { class: 'small' }, w.errors.urgent),
  )
  one('#dock')?.insertBefore(summary, one('#say'))
  const input = one(target)
  if (input && (field === 'phone' || field === 'people')) {
    const id = `${field}-fault`
    input.before(make('p', { class: 'fault', id }, w.errors.prefix + words))
    input.setAttribute('aria-invalid', 'true')
    input.setAttribute('aria-describedby', id)
  }
  document.title = w.errors.title + document.title
  summary.focus()
}

export function clearFault(): void {
  one('#faults')?.remove()
  for (const fault of document.querySelectorAll('.fault')) fault.remove()
  for (const input of document.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid')
    input.removeAttribute('aria-describedby')
  }
  if (document.title.startsWith(w.errors.title)) document.title = document.title.slice(w.errors.title.length)
}

/** Puts words back into the box that could not be sent; never over words typed since. */
export function giveBack(text: string): void {
  const field = box()
  if (field && text) field.value = field.value ? `${text}\n${field.value}` : text
}
