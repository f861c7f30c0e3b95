/** Small things every part of the script uses: find, make, say in the status line. */

export const box = (): HTMLTextAreaElement | null => document.querySelector('#box')
export const thread = (): HTMLElement | null => document.querySelector('#thread')

export function one<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T | null {
  return within.querySelector<T>(selector)
}

export function all<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)]
}

/** An element with attributes and text or children; text is never read as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** One line in words under the thread; empty clears it. */
export function state(words: string): void {
  const line = one('#state')
  if (line && line.textContent !== words) line.textContent = words
}

export const isQuiet = (): boolean => document.body.dataset['quiet'] === '1'
export const hasTalk = (): boolean => document.body.dataset['talk'] === '1'
export const lastSeq = (): number => Number(document.body.dataset['last']) || 0

/** Random and long enough that nobody meets it again. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `b.${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Runs something that may fail without harm, and says so to whoever reads the console. */
export function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.warn('warmline', error))
}
