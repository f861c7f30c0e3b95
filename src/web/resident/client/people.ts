/** The number boxes become − and + keys; the total is spoken. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { all, make, one } from './dom.ts'

const MOST = 20

export function stepPeople(form: HTMLFormElement): void {
  const inputs = all<HTMLInputElement>('input[type="number"]', form)
  const total = one<HTMLOutputElement>('[data-total]', form)
  const tell = (): void => {
    const sum = inputs.reduce((all, input) => all + (Number(input.value) || 0), 0)
    if (total) total.textContent = sum > 0 ? w.people.total(sum) : ''
  }
  for (const input of inputs) stepOne(input, tell)
  tell()
}

function stepOne(input: HTMLInputElement, tell: () => void): void {
  const value = make('output', { for: input.id }, input.value || '0')
  const step = (by: number): void => {
    const next = Math.min(MOST, Math.max(0, (Number(input.value) || 0) + by))
    input.value = String(next)
    value.textContent = String(next)
    tell()
  }
  const less = key('−', input.dataset['less'] ?? '', () => step(-1))
  const more = key('+', input.dataset['more'] ?? '', () => step(1))
  const label = one<HTMLLabelElement>(`label[for="${input.id}"]`)
  label?.replaceWith(make('span', {}, label.textContent ?? ''))
  input.type = 'hidden'
  input.after(make('div', { class: 'stepper' }, less, value, more))
}

function key(sign: string, label: string, press: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'key', 'aria-label': label }, sign)
  button.addEventListener('click', press)
  return button
}
