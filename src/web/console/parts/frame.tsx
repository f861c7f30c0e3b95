/** What stands around every page: search, duty and sound, the state bar with the alarms, and the menu of what one may do. */
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useDesk } from '../desk.tsx'
import { useNext } from '../next.ts'
import { startKeys, useKeys } from '../keys.ts'
import type { Alarm } from '../alarms.ts'
import { useDutyTold } from '../duty.ts'
import { alarmAddress, useDuty, useNotices, useRinging, useTitle } from '../ring.ts'
import { goTo, usePath } from '../router.tsx'
import { unlockSound } from '../sound.ts'
import { app, menu } from '../words.ts'
import { handbookMenu } from '../words-handbook.ts'
import { registerMenu } from '../words-register.ts'
import { visitWords } from '../words-visits.ts'
import { KeyHelp } from './key-help.tsx'
import { SideMenu } from './side-menu.tsx'
import { StateBar } from './state-bar.tsx'
import { TopBar } from './top-bar.tsx'

export function Frame({ children }: { children: ReactNode }) {
  const { me, alarms } = useDesk()
  const duty = useDuty()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const closeMenu = useCallback(() => setMenuOpen(false), [])
  const path = usePath()
  useTitle(alarms, pageName(path))
  useDutyTold(duty.isOn)
  // Whoever has the talk open before them hears no siren about it; it stays in the bar and in the list.
  const unseen = useMemo(() => alarms.filter((alarm) => !isOpenHere(alarm, me.id, path)), [alarms, me.id, path])
  useRinging(unseen, duty)
  useNotices(unseen, duty)
  useEffect(startKeys, [])
  useFirstPress()
  const { openNext } = useNext()
  useKeys(
    useMemo(
      () => ({
        '?': () => setHelpOpen(true),
        '/': () => document.querySelector<HTMLInputElement>('#desk-search')?.focus(),
        'g i': () => goTo('/inbox'),
        'g c': () => goTo('/cases'),
        'g p': () => goTo('/intake'),
        'g d': () => goTo('/supervision'),
        'Shift+M': duty.mute,
        n: openNext,
      }),
      [duty.mute, openNext],
    ),
  )
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {app.skip}
      </a>
      <TopBar
        duty={duty}
        onHelp={() => setHelpOpen(true)}
        isMenuOpen={isMenuOpen}
        onMenu={() => setMenuOpen(!isMenuOpen)}
      />
      <StateBar duty={duty} />
      <SideMenu isOpen={isMenuOpen} onClose={closeMenu} />
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
      <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

/** After a reload the browser keeps silent until the first press, whatever is pressed. */
function useFirstPress(): void {
  useEffect(() => {
    const unlock = () => void unlockSound()
    const once = { once: true, capture: true } as const
    document.addEventListener('pointerdown', unlock, once)
    return () => document.removeEventListener('pointerdown', unlock, { capture: true })
  }, [])
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^\/cases\/board/, menu.board],
  [/^\/cases/, menu.cases],
  [/^\/intake/, menu.intake],
  [/^\/supervision/, menu.supervision],
  [/^\/stats/, menu.stats],
  [/^\/handbook/, handbookMenu.handbook],
  [/^\/gaps/, handbookMenu.gaps],
  [/^\/bench/, handbookMenu.bench],
  [/^\/staff/, menu.staff],
  [/^\/audit/, menu.audit],
  [/^\/account/, menu.account],
  [/^\/register/, registerMenu.register],
  [/^\/visits/, visitWords.menu],
]

function isOpenHere(alarm: Alarm, meId: string, path: string): boolean {
  return alarm.holder?.id === meId && alarmAddress(alarm) === path
}

function pageName(path: string): string {
  return NAMES.find(([pattern]) => pattern.test(path))?.[1] ?? menu.inbox
}
