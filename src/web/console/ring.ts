/** Makes alarms heard and seen: tones while a P0 waits, one chime for a P1, system notices, and the words in the tab. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
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
  const sound = useSyncExternalStore(onSoundChange, isSoundOn)
  return {
    isOn,
    set: (on) => {
      localStorage.setItem(DUTY, on ? 'on' : 'off')
      setOn(on)
    },
    isSoundOn: sound,
    mutedUntil,
    mute: () => setMutedUntil(Date.now() + MUTE_MS),
    unmute: () => setMutedUntil(0),
  }
}

/** Rings on as long as a P0 waits: every 10 s for two minutes, then every 30 s. Muting is for oneself; the bar stays. */
export function useRinging(alarms: readonly Alarm[], duty: Duty): void {
  const first = alarms.find(({ level }) => level === 'P0')
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

/** Once for each new alarm: a system notice without name or story, and the chime of a P1. */
export function useNotices(alarms: readonly Alarm[], isOnDuty: boolean): void {
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    const keys = new Set(alarms.map(({ key }) => key))
    const fresh = alarms.filter(({ key }) => known.current?.has(key) !== true)
    known.current = keys
    if (!isOnDuty) return
    for (const alarm of fresh) {
      if (alarm.level === 'P1') playChime()
      notify(alarm)
    }
  }, [alarms, isOnDuty])
}

function notify(alarm: Alarm): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const text = words.notice(LEVEL_WORDS[alarm.level], 1, alarm.town)
  const notice = new Notification(text, { tag: alarm.key, requireInteraction: alarm.level === 'P0', lang: 'zh-CN' })
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

/** The tab says how many P0 wait, else which page it is; never about whom. */
export function useTitle(alarms: readonly Alarm[], page: string): void {
  const urgent = alarms.filter(({ level }) => level === 'P0').length
  useEffect(() => {
    document.title = urgent > 0 ? words.tab(urgent) : `${page} · ${app.name}`
  }, [urgent, page])
}
