/** The bar that is always there: calm figures and the state of the line, or the most urgent alarm. Its height never changes but on a phone, so nothing moves under a hand. */
import { Button } from 'antd'
import { useEffect, useRef, type RefObject } from 'react'
import { alarmAddress, type Duty } from '../ring.ts'
import type { Alarm } from '../alarms.ts'
import { spanWords, useNow } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { goTo } from '../router.tsx'
import { unlockSound } from '../sound.ts'
import { alarm as words, frame, INCIDENT_WORDS, LEVEL_WORDS } from '../words.ts'
import { answeredWords } from '../answer-call.ts'
import { CallKeys } from './call-keys.tsx'
import { useTake } from '../take.ts'
import { attentionWords } from '../words-attention.ts'
import { LevelShape } from './level-tag.tsx'

export function StateBar({ duty }: { duty: Duty }) {
  const { alarms, line } = useDesk()
  const urgent = alarms.filter(({ level, callsMe }) => level === 'P0' || callsMe)
  const first = urgent[0]
  const bar = useRef<HTMLElement>(null)
  useBarsHeight(bar)
  return (
    <section
      ref={bar}
      className={first ? (first.level === 'P0' ? 'state alarm' : 'state alarm called') : 'state'}
      aria-label={frame.state}
      data-line={line.kind}
    >
      <div role="alert" className="unseen">
        {first
          ? first.callsMe
            ? words.spokenCall(LEVEL_WORDS[first.level], first.town)
            : words.spoken(first.town)
          : ''}
      </div>
      {first ? <AlarmLine first={first} count={urgent.length} /> : <CalmLine />}
      <LineNote />
      {duty.isOn && !duty.isSoundOn && (
        <Button className="sound-off" size="small" onClick={() => void unlockSound()}>
          {frame.soundOff}
        </Button>
      )}
    </section>
  )
}

/** How far down the bars reach, for drawers and dialogs: they open below, because an alarm is never covered and covers nothing. */
function useBarsHeight(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (bar.current === null) return
    const { current } = bar
    const tell = () =>
      document.documentElement.style.setProperty('--bars', `${Math.round(current.getBoundingClientRect().bottom)}px`)
    const watch = new ResizeObserver(tell)
    watch.observe(current)
    return () => watch.disconnect()
  }, [bar])
}

function AlarmLine({ first, count }: { first: Alarm; count: number }) {
  const { me } = useDesk()
  const now = useNow()
  const { take, isBusy } = useTake()
  const look = () => goTo(alarmAddress(first))
  const parts = [
    first.level === 'P0' && !first.callsMe ? words.title(count) : words.calledTitle(LEVEL_WORDS[first.level]),
    first.town ?? words.noTown,
    first.incident === null ? null : (INCIDENT_WORDS[first.incident] ?? null),
    words.waited(spanWords(Math.max(0, now - Date.parse(first.since)))),
    first.holder === null
      ? null
      : first.holder.id === me.id
        ? attentionWords.mine
        : attentionWords.held(first.holder.badge),
    answeredWords(first),
  ]
  return (
    <div className="alarm-line">
      <LevelShape level={first.level} />
      <strong className="num">{parts.filter((part) => part !== null).join(' · ')}</strong>
      <span className="alarm-keys">
        {first.holder === null && (
          <Button loading={isBusy} onClick={() => void take(first)}>
            {words.take}
          </Button>
        )}
        <CallKeys item={first} />
        <Button ghost={first.holder === null} onClick={look}>
          {words.look}
        </Button>
      </span>
    </div>
  )
}

function CalmLine() {
  const { counts } = useDesk()
  const late = counts?.cases?.overdue ?? 0
  const waiting = counts?.talks?.waiting ?? 0
  const parts = [frame.calm, frame.waiting(waiting), ...(late > 0 ? [frame.late(late)] : [])]
  return <span className="calm-line num">{counts === null ? '' : parts.join(' · ')}</span>
}

function LineNote() {
  const { line, problem } = useDesk()
  const now = useNow()
  if (problem !== null && line.kind === 'live') return <span className="line bad">{problem.message}</span>
  switch (line.kind) {
    case 'connecting':
      return <span className="line">{frame.connecting}</span>
    case 'broken':
      return (
        <span className="line bad" role="status">
          {frame.broken(`${Math.max(1, Math.round((now - line.since) / 1000))} 秒`)}
        </span>
      )
    case 'caught-up':
      return (
        <span className="line" role="status">
          {frame.caughtUp(line.missed)}
        </span>
      )
    case 'live':
      return <span className="line">{frame.live}</span>
  }
}
