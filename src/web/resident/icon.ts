/** The sign of the product: a speech bubble with a heart. The PNG copies are made from it by `npm run icons`. */
const GREEN = '#00695C'
const SIGN = `<path d="M22 30a8 8 0 0 1 8-8h36a8 8 0 0 1 8 8v24a8 8 0 0 1-8 8H46L32 74V62h-2a8 8 0 0 1-8-8z" fill="#fff"/><path d="M48 54c-8-5-11-9-11-13a6 6 0 0 1 11-3 6 6 0 0 1 11 3c0 4-3 8-11 13z" fill="${GREEN}"/>`

const drawn = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">${inside}</svg>`

export const ICON = drawn(`<rect width="96" height="96" rx="22" fill="${GREEN}"/>${SIGN}`)

/** For systems that cut their own shape: green to the edge, the sign within the inner 80 %. */
export const MASKABLE = drawn(
  `<rect width="96" height="96" fill="${GREEN}"/><g transform="translate(7.2 7.2) scale(.85)">${SIGN}</g>`,
)

/** Each picture of `icons/`: its size, and which drawing it is of. */
export const PICTURES = [
  { file: 'icon-192.png', size: 192, of: ICON, purpose: 'any' },
  { file: 'icon-512.png', size: 512, of: ICON, purpose: 'any' },
  { file: 'maskable-192.png', size: 192, of: MASKABLE, purpose: 'maskable' },
  { file: 'maskable-512.png', size: 512, of: MASKABLE, purpose: 'maskable' },
  { file: 'apple-touch-180.png', size: 180, of: MASKABLE, purpose: null },
] as const
