/** Makes alarms heard and seen: tones while a P0 waits, one chime for a P1, system notices, and the words in the tab. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Alarm } from './alarms.ts'
import { goTo } from './router.tsx'
import { isSoundOn, nextRing, onSoundChange, playAlarm, playChime } from './sound.ts'
import { alarm as words, app, LEVEL_WORDS } from './words.ts'

const DUTY = 'desk.duty'
const MUTE_MS = 5 * 60_000

export interface Duty {
  isOn: boolean
  set: (on: boolean) => void
  isSoundOn: boolean
  mutedUntil: number
  mute: () => void
  unmute: () => void
}

export function useDuty(): Duty {
  const [isOn, setOn] = useState(() => localStorage.getItem(DUTY) !== 'off')
  const [mutedUntil, setMutedUntil] = useState(0)
  const mute = useCallback(() => setMutedUntil(Date.now() + MUTE_MS), [])
  const unmute = useCallback(() => setMutedUntil(0), [])
  const sound = useSyncExternalStore(onSoundChange, isSoundOn)
  return {
    isOn,
    set: (on) => {
      localStorage.setItem(DUTY, on ? 'on' : 'off')
      setOn(on)
    },
    isSoundOn: sound,
    mutedUntil,
    mute,
    unmute,
  }
}

/** Rings on as long as a P0 waits: every 10 s for two minutes, then every 30 s. Muting is for oneself; the bar stays. */
export function useRinging(alarms: readonly Alarm[], duty: Duty): void {
  // Whoever answered a call has ended its tones; the bar stays until somebody takes the matter.
  const first = alarms.find(isLoud)
  const startedAt = first ? Date.parse(first.since) : null
  const isHeard = startedAt !== null && duty.isOn
  const { mutedUntil } = duty
  useEffect(() => {
    if (!isHeard) return
    const started = Date.now()
    let lastRang = 0
    const ring = () => {
      const at = Date.now()
      if (at < mutedUntil || (lastRang !== 0 && at < nextRing(started, lastRang))) return
      lastRang = at
      playAlarm()
    }
    ring()
    const timer = setInterval(ring, 500)
    return () => clearInterval(timer)
  }, [isHeard, mutedUntil])
}

/** Once for each new alarm: a system notice without name or story, and a chime unless a P0 rings anyway. */
export function useNotices(alarms: readonly Alarm[], { isOn: isOnDuty, mutedUntil }: Duty): void {
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    // A second alert about the same matter, such as the end of its clock, is told as well.
    const keyOf = ({ alertIds, callsMe, callOut }: Alarm) => [...alertIds, callsMe ? (callOut?.round ?? 0) : ''].join()
    const keys = new Set(alarms.map(keyOf))
    const fresh = alarms.filter((alarm) => known.current?.has(keyOf(alarm)) !== true)
    known.current = keys
    if (!isOnDuty) return
    for (const alarm of fresh) {
      if (alarm.level !== 'P0' && Date.now() >= mutedUntil) playChime()
      notify(alarm)
    }
  }, [alarms, isOnDuty, mutedUntil])
}

function isLoud({ level, callOut, callsMe }: Alarm): boolean {
  return callsMe || (level === 'P0' && (callOut === null || callOut.answer === null))
}

function notify(alarm: Alarm): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const text = alarm.callsMe
    ? words.calledNotice(LEVEL_WORDS[alarm.level], alarm.town)
    : words.notice(LEVEL_WORDS[alarm.level], 1, alarm.town)
  const notice = new Notification(text, {
    tag: alarm.key,
    requireInteraction: alarm.level === 'P0' || alarm.callsMe,
    lang: 'zh-CN',
  })
  notice.addEventListener('click', () => {
    window.focus()
    goTo(alarmAddress(alarm))
    notice.close()
  })
}

export function alarmAddress({ conversationId, caseNumber }: Alarm): string {
  if (conversationId !== null) return `/inbox/${conversationId}`
  return caseNumber === null ? '/inbox' : `/cases/${caseNumber}`
}

const icon = (shape: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${shape}</svg>`)}`
const ICON_CALM = icon('<path fill="#00695C" d="M8 14C3 10 1 8 1 5a3.5 3.5 0 0 1 7-1 3.5 3.5 0 0 1 7 1c0 3-2 5-7 9z"/>')
const ICON_ALARM = icon(
  '<path fill="#8F0014" d="M5 0h6l5 5v6l-5 5H5l-5-5V5z"/><path fill="#fff" d="M7 3h2l-.3 6H7.3zM7 11h2v2H7z"/>',
)

/** The tab says how many P0 wait, else which page it is; never about whom. */
export function useTitle(alarms: readonly Alarm[], page: string): void {
  const urgent = alarms.filter(({ level }) => level === 'P0').length
  useEffect(() => {
    document.title = urgent > 0 ? words.tab(urgent) : `${page} · ${app.name}`
    document.querySelector('link[rel=icon]')?.setAttribute('href', urgent > 0 ? ICON_ALARM : ICON_CALM)
  }, [urgent, page])
}
