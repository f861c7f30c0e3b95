/** The top bar: search, duty, sound, keys, and who is signed in. */
import { App, Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { toProblem } from '../api.ts'
import { spanWords, useNow } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { useMedia } from '../media.ts'
import type { Duty } from '../ring.ts'
import { goTo, Link } from '../router.tsx'
import { unlockSound } from '../sound.ts'
import { app, common, frame, menu, ROLE_WORDS } from '../words.ts'
import { AttentionKey } from './attention.tsx'
import { icons } from './icons.tsx'

const NUMBER = /^\d{4}-?\d{4}$/

/** A case number may stand in the address; anything else that is searched for may be about a person and must not. */
export function search(text: string): void {
  const q = text.trim()
  if (q === '') return
  if (NUMBER.test(q)) goTo(`/cases/${q.slice(0, 4)}-${q.slice(-4)}`)
  else goTo('/inbox', { state: { q } })
}

interface TopBarProps {
  duty: Duty
  onHelp: () => void
  isMenuOpen: boolean
  onMenu: () => void
}

export function TopBar({ duty, onHelp, isMenuOpen, onMenu }: TopBarProps) {
  const { me } = useDesk()
  return (
    <header className="top">
      <Button className="menu-key" aria-expanded={isMenuOpen} aria-controls="side" onClick={onMenu}>
        {menu.open}
      </Button>
      <Link to="/inbox" className="brand">
        {app.name}
      </Link>
      <Search />
      <AttentionKey />
      <DutyKeys duty={duty} />
      <Button type="text" className="wide-only" onClick={onHelp}>
        {frame.keys} <kbd>?</kbd>
      </Button>
      <Account label={common.worker(me.badge)} />
    </header>
  )
}

function Search() {
  const [text, setText] = useState('')
  return (
    <search className="search">
      <Input.Search
        id="desk-search"
        aria-label={frame.search}
        placeholder={frame.search}
        enterButton={frame.searchButton}
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        onSearch={(value) => {
          search(value)
          if (value.trim() !== '') setText('')
        }}
      />
    </search>
  )
}

function DutyKeys({ duty }: { duty: Duty }) {
  if (!duty.isOn) {
    return (
      <Button
        type="primary"
        onClick={() => {
          duty.set(true)
          void unlockSound()
        }}
      >
        {frame.goOnDuty}
      </Button>
    )
  }
  return (
    <span className="duty">
      <span className="on-duty wide-only">{frame.onDuty}</span>
      <Mute duty={duty} />
      <Button onClick={() => duty.set(false)}>{frame.goOffDuty}</Button>
    </span>
  )
}

function Mute({ duty }: { duty: Duty }) {
  const left = duty.mutedUntil - useNow()
  const isPhone = useMedia('(max-width: 600px)')
  // The note in the bar below goes with the first press anywhere, and on a phone all that is under it would jump from the finger.
  if (isPhone && !duty.isSoundOn)
    return (
      <Button key="sound" className="sound-off" onClick={() => void unlockSound()}>
        {frame.soundOffShort}
      </Button>
    )
  if (left > 0) return <Button onClick={duty.unmute}>{frame.muted(spanWords(left))}</Button>
  return (
    <Button onClick={duty.mute} title={duty.isSoundOn ? frame.soundOn : undefined}>
      {frame.mute}
    </Button>
  )
}

function Account({ label }: { label: string }) {
  const { me, signOut } = useDesk()
  const { message } = App.useApp()
  const leave = () => {
    signOut().catch((thrown: unknown) => void message.error(toProblem(thrown).detail))
  }
  const items = [
    { key: 'who', label: `${me.name} · ${me.office} · ${ROLE_WORDS[me.role]}`, disabled: true },
    { key: 'account', label: menu.account, onClick: () => goTo('/account') },
    { key: 'out', label: frame.signOut, onClick: leave },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button className="num" icon={<span className="icon-s">{icons.people}</span>}>
        {label}
      </Button>
    </Dropdown>
  )
}
