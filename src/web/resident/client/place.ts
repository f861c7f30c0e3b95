/** Places: what is typed finds towns and villages; the layers open in place instead of on pages of their own. */
import { scriptWords as w } from '../../../content/script-words.zh-CN.ts'
import { box, freshId, make, one, quietly } from './dom.ts'

type Names = [district: string, towns: [town: string, villages: string[]][]][]

const MOST = 4
let names: Promise<Names> | null = null

/** The names load when a place is asked for the first time, not before. */
function load(): Promise<Names> {
  names ??= fetch('/places.json').then((response) => response.json() as Promise<Names>)
  return names
}

export function wirePlace(container: HTMLElement): void {
  const link = one<HTMLAnchorElement>('[data-cascade]', container)
  link?.addEventListener('click', (event) => {
    event.preventDefault()
    quietly(load().then((all) => layers(link, all)))
  })
  quietly(load())
}

/** Up to four places that the words in the box may mean, right above it; only while a place is asked for. */
export function suggest(): void {
  const typed = box()?.value.trim() ?? ''
  if (!one('[data-place]') || typed.length < 2 || typed.length > 8) one('#suggest')?.remove()
  else quietly(load().then((all) => show(find(all, typed), typed)))
}

function show(found: string[][], typed: string): void {
  one('#suggest')?.remove()
  if (found.length === 0 || box()?.value.trim() !== typed) return
  const id = make('input', { type: 'hidden', name: 'clientId', value: freshId() })
  const head = make('p', { class: 'small' }, w.guess)
  const keys = found.map((place) => choiceKey(place.join(''), place))
  const form = make('form', { id: 'suggest', method: 'post', action: '/', 'data-say': '', class: 'choices' })
  form.append(id, head, ...keys)
  one('#say')?.before(form)
}

function find(all: Names, typed: string): string[][] {
  const towns: string[][] = []
  const villages: string[][] = []
  for (const [district, inside] of all) {
    for (const [town, own] of inside) {
      if (town.startsWith(typed) || typed.startsWith(town)) towns.push([district, town])
      for (const village of own) if (village.startsWith(typed)) villages.push([district, town, village])
    }
  }
  return [...towns, ...villages].slice(0, MOST)
}

/** A key that answers with a place; it belongs to the form it stands in. */
function choiceKey(label: string, [district = '', town = '', village = '']: string[]): HTMLButtonElement {
  const value = `place:${district}/${town}/${village}`
  return make('button', { class: 'key choice', name: 'choice', value }, label)
}

function stepKey(label: string, press: () => void): HTMLButtonElement {
  const key = make('button', { type: 'button', class: 'key choice' }, label)
  key.addEventListener('click', press)
  return key
}

/** Districts, then towns, then villages, each in the place of the one before. */
function layers(link: HTMLElement, all: Names): void {
  const list = make('div', { class: 'choices grid' })
  const only = link.closest<HTMLElement>('[data-place]')?.dataset['only'] ?? ''
  const layer = (keys: HTMLElement[]): void => {
    list.replaceChildren(...keys)
    keys[0]?.focus({ preventScroll: true })
  }
  const towns = (district: string, inside: Names[0][1]): void =>
    layer(
      inside.map(([town, own]) =>
        stepKey(town, () =>
          layer([
            choiceKey(only, [district, town]),
            ...own.map((village) => choiceKey(village, [district, town, village])),
          ]),
        ),
      ),
    )
  link.replaceWith(list)
  layer(all.map(([district, inside]) => stepKey(district, () => towns(district, inside))))
}
