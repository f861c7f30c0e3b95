/** Puts the focus where the next key belongs; a drawer or dialog takes it only once it is there. */
export function focusFirst(isOpen: boolean, selector: string): void {
  if (isOpen) document.querySelector<HTMLElement>(selector)?.focus()
}
