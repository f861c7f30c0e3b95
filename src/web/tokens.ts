/** Design tokens (ux.md §5): the one source of colour, type and space for the resident page and the console. */
import type { Level } from '../core/triage/level.ts'

export type Theme = 'light' | 'dark'

export interface Palette {
  bg: string
  surface: string
  text: string
  muted: string
  /** Borders of controls. */
  line: string
  /** Borders between things that cannot be pressed. */
  hairline: string
  primary: string
  primaryInk: string
  link: string
  linkHover: string
  bubbleMe: string
  bubbleWorker: string
  danger: string
  dangerInk: string
  dangerText: string
  dangerCard: string
  okText: string
  okCard: string
  warnText: string
  warnCard: string
  placeholder: string
  focusOuter: string
  focusInner: string
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    bg: '#F5F5F2',
    surface: '#FFFFFF',
    text: '#1A1A1A',
    muted: '#595959',
    line: '#767676',
    hairline: '#D6D6D0',
    primary: '#00695C',
    primaryInk: '#FFFFFF',
    link: '#0B57A4',
    linkHover: '#08407A',
    bubbleMe: '#DCEFEA',
    bubbleWorker: '#FFF3D6',
    danger: '#A8071A',
    dangerInk: '#FFFFFF',
    dangerText: '#A8071A',
    dangerCard: '#FFF1F0',
    okText: '#237804',
    okCard: '#F0F9EB',
    warnText: '#8A4B00',
    warnCard: '#FFF7E0',
    placeholder: '#6B6B6B',
    focusOuter: '#1A1A1A',
    focusInner: '#FFD666',
  },
  dark: {
    bg: '#121416',
    surface: '#1D2124',
    text: '#F2F2F2',
    muted: '#B8BDC2',
    line: '#8A9096',
    hairline: '#3A4046',
    primary: '#6AD3C3',
    primaryInk: '#06231F',
    link: '#8CC4FF',
    linkHover: '#B5DBFF',
    bubbleMe: '#173B36',
    bubbleWorker: '#3A3118',
    danger: '#CF2A36',
    dangerInk: '#FFFFFF',
    dangerText: '#FF9C95',
    dangerCard: '#3A1517',
    okText: '#95DE64',
    okCard: '#16301A',
    warnText: '#FFC069',
    warnCard: '#38280F',
    placeholder: '#9AA1A7',
    focusOuter: '#FFD666',
    focusInner: '#121416',
  },
}

export interface LevelColour {
  fill: string
  ink: string
}

/** 红橙黄蓝 of the national warning scale; never shown without shape and word. */
export const LEVEL_COLOURS: Readonly<Record<Theme, Readonly<Record<Level, LevelColour>>>> = {
  light: {
    P0: { fill: '#8F0014', ink: '#FFFFFF' },
    P1: { fill: '#E66A00', ink: '#1A1A1A' },
    P2: { fill: '#FFEC99', ink: '#1A1A1A' },
    P3: { fill: '#0958D9', ink: '#FFFFFF' },
  },
  dark: {
    P0: { fill: '#CF2A36', ink: '#FFFFFF' },
    P1: { fill: '#F5761A', ink: '#1A1A1A' },
    P2: { fill: '#FFEC99', ink: '#1A1A1A' },
    P3: { fill: '#3C6FD1', ink: '#FFFFFF' },
  },
}

/** Shades of a heat table from little to much; the number on them is `text`. */
export const HEAT: Readonly<Record<Theme, readonly [string, string, string, string]>> = {
  light: ['#FFF7E0', '#FFE8B3', '#FFD180', '#FFB74D'],
  dark: ['#2E2A1C', '#473A16', '#5F4A10', '#73560A'],
}

/** As `cssVariables`, for pages that have such a table. */
export function heatVariables(theme: Theme): string {
  return HEAT[theme].map((value, index) => `--heat-${index + 1}:${value}`).join(';')
}

export const FONT_FAMILY =
  '"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif'
export const SPACE = { xs: 4, s: 8, m: 12, l: 16, xl: 24, xxl: 32 } as const
export const RADIUS = { resident: 12, console: 8, tag: 999 } as const
/** Root font size of the resident page in its three sizes. */
export const RESIDENT_REM = { m: 18, l: 22, xl: 30 } as const
export const CONSOLE_FONT = { body: 16, meta: 14, title: 20, figure: 28 } as const

/** A pair that must keep its contrast: 4.5 for text, 3 for shapes. */
export interface Pair {
  name: string
  front: string
  back: string
  least: 4.5 | 3
}

/** Every pair of ux.md §5.1 and §5.2 that stands on a page. */
export function contrastPairs(theme: Theme): Pair[] {
  const p = PALETTES[theme]
  const text = (name: string, front: string, back: string): Pair => ({ name, front, back, least: 4.5 })
  const shape = (name: string, front: string, back: string): Pair => ({ name, front, back, least: 3 })
  const grounds = { bg: p.bg, surface: p.surface, bubbleMe: p.bubbleMe, bubbleWorker: p.bubbleWorker }
  const onGrounds = Object.entries(grounds).flatMap(([ground, back]) => [
    text(`text on ${ground}`, p.text, back),
    text(`muted on ${ground}`, p.muted, back),
  ])
  const levels = Object.entries(LEVEL_COLOURS[theme]).map(([level, { fill, ink }]) =>
    text(`ink on ${level}`, ink, fill),
  )
  return [
    ...onGrounds,
    ...levels,
    ...HEAT[theme].map((back, index) => text(`text on heat ${index + 1}`, p.text, back)),
    shape('line against surface', p.line, p.surface),
    shape('line against bg', p.line, p.bg),
    text('ink on primary', p.primaryInk, p.primary),
    text('primary on bg', p.primary, p.bg),
    text('primary on surface', p.primary, p.surface),
    text('link on surface', p.link, p.surface),
    text('link on bg', p.link, p.bg),
    text('link hover on surface', p.linkHover, p.surface),
    text('ink on danger', p.dangerInk, p.danger),
    shape('danger against surface', p.danger, p.surface),
    text('danger text on card', p.dangerText, p.dangerCard),
    text('danger text on surface', p.dangerText, p.surface),
    text('ok on card', p.okText, p.okCard),
    text('ok on surface', p.okText, p.surface),
    text('warn on card', p.warnText, p.warnCard),
    text('warn on surface', p.warnText, p.surface),
    text('placeholder on surface', p.placeholder, p.surface),
    shape('focus ring against bg', p.focusOuter, p.bg),
    shape('focus ring against surface', p.focusOuter, p.surface),
    shape('focus rings against each other', p.focusInner, p.focusOuter),
  ]
}

/** Contrast by the formula of WCAG 2.2. */
export function contrast(front: string, back: string): number {
  const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const part = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/** Declarations such as `--bubble-me:#DCEFEA;--p0-fill:#8F0014`, for any rule that sets a theme. */
export function cssVariables(theme: Theme): string {
  const colours = Object.entries(PALETTES[theme]).map(([name, value]: [string, string]) => `--${kebab(name)}:${value}`)
  const levels = Object.entries(LEVEL_COLOURS[theme]).flatMap(([level, { fill, ink }]) => [
    `--${level.toLowerCase()}-fill:${fill}`,
    `--${level.toLowerCase()}-ink:${ink}`,
  ])
  return [...colours, ...levels].join(';')
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
