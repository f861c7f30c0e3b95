/** Time as the desk reads it: one tick a second for all clocks, words in Beijing time. */
import { useSyncExternalStore } from 'react'
import { beijing } from '../../core/time.ts'
import { clockWords } from './words.ts'

/** How far this computer's clock lies behind the server's, learned from the first answer. */
let skewMs = 0

export function learnServerTime(serverNow: string): void {
  const skew = Date.parse(serverNow) - Date.now()
  // The Date header counts whole seconds: less than two say nothing.
  skewMs = Number.isNaN(skew) || Math.abs(skew) < 2000 ? 0 : skew
}

const listeners = new Set<() => void>()
let second = Math.floor(Date.now() / 1000)
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    second = Math.floor(Date.now() / 1000)
    for (const tell of listeners) tell()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

export function now(): number {
  return Date.now() + skewMs
}

/** Milliseconds, renewed once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second) * 1000 + skewMs
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** 00:42 under an hour, 21:05:10 never: hours and minutes as 21时05分, days as 2天3时. */
export function spanWords(ms: number): string {
  const abs = Math.abs(ms)
  if (abs < HOUR) return `${two(abs / MINUTE)}:${two((abs % MINUTE) / 1000)}`
  if (abs < DAY) return `${Math.floor(abs / HOUR)}${clockWords.hours}${two((abs % HOUR) / MINUTE)}${clockWords.minutes}`
  return `${Math.floor(abs / DAY)}${clockWords.days}${Math.floor((abs % DAY) / HOUR)}${clockWords.hours}`
}

export type ClockTone = 'calm' | 'half' | 'near' | 'over'

export interface ClockView {
  text: string
  tone: ClockTone
}

/** What is left until `dueAt`: calm, then a border at half, bold at four fifths, over with its mark. */
export function countdown(dueAt: string, startedAt: string, at: number): ClockView {
  const left = Date.parse(dueAt) - at
  if (left < 0) return { text: `${clockWords.over} ${spanWords(left)}!`, tone: 'over' }
  const whole = Math.max(1, Date.parse(dueAt) - Date.parse(startedAt))
  const used = 1 - left / whole
  const tone = used >= 0.8 ? 'near' : used >= 0.5 ? 'half' : 'calm'
  return { text: `${clockWords.left} ${spanWords(left)}`, tone }
}

/** 10:41 today, 昨天 10:41, 11-22 10:41, with the year when it is another. */
export function timeWords(iso: string, at: number = now()): string {
  const then = beijing(new Date(iso))
  const today = beijing(new Date(at))
  const time = `${two(then.hour)}:${two(then.minute)}`
  if (then.date === today.date) return time
  if (then.date === beijing(new Date(at - DAY)).date) return `${clockWords.yesterday} ${time}`
  if (then.date === beijing(new Date(at + DAY)).date) return `${clockWords.tomorrow} ${time}`
  const day = `${two(then.month)}-${two(then.day)}`
  return then.year === today.year ? `${day} ${time}` : `${then.year}-${day} ${time}`
}

/** 2026-11-24 10:41, for titles and records. */
export function longTime(iso: string): string {
  const { date, hour, minute } = beijing(new Date(iso))
  return `${date} ${two(hour)}:${two(minute)}`
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}
