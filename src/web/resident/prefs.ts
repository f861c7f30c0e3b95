/** Letter size and colours: kept in two plain cookies, so that the server renders them and no script is needed. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cookieManner } from './embed.ts'

export const SIZES = ['m', 'l', 'xl'] as const
export const THEMES = ['auto', 'light', 'dark'] as const
export type Size = (typeof SIZES)[number]
export type ThemeChoice = (typeof THEMES)[number]

export interface Prefs {
  size: Size
  theme: ThemeChoice
}

const YEAR_S = 31_536_000

export function readPrefs(c: Context): Prefs {
  return { size: oneOf(SIZES, getCookie(c, 'sz')) ?? 'm', theme: oneOf(THEMES, getCookie(c, 'th')) ?? 'auto' }
}

/** Keeps what the form names and is one of ours; everything else is left as it was. */
export function keepPrefs(c: Context, given: { size?: unknown; theme?: unknown }): void {
  const size = oneOf(SIZES, given.size)
  const theme = oneOf(THEMES, given.theme)
  const options = { ...cookieManner(c), maxAge: YEAR_S }
  if (size) setCookie(c, 'sz', size, options)
  if (theme) setCookie(c, 'th', theme, options)
}

function oneOf<T extends string>(values: readonly T[], given: unknown): T | null {
  return values.find((value) => value === given) ?? null
}
