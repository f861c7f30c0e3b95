/** The try-out: the talk of a resident with the real rules, kept nowhere; what it understood stands beside it after every turn. */
import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { post } from '../api.ts'
import type { Play, Played, Reply } from '../dialogues.ts'
import { useDoing } from '../load.ts'
import { dialogueWords } from '../words-dialogues.ts'
import { LevelTag } from './level-tag.tsx'
import { ProblemNote } from './problem-note.tsx'
import { KeyLine, PhoneLine } from './small-lines.tsx'

const words = dialogueWords.play

interface Move {
  text: string
  choice?: string
}

interface Props {
  id: string
  title: string
  play: Play | null
  onPlay: (play: Play) => void
}

export function DialoguePlay({ id, title, play, onPlay }: Props) {
  const [moves, setMoves] = useState<Move[]>([])
  const [text, setText] = useState('')
  const { run, isBusy, problem } = useDoing()
  const log = useRef<HTMLDivElement>(null)
  const to = (next: Move[], startedAt?: string) =>
    run(async () => {
      const answer = await post<Play>('/dialogues/play', { moves: next, ...(startedAt ? { startedAt } : {}) })
      setMoves(next.slice(0, answer.turns.length))
      onPlay(answer)
    })
  useEffect(() => {
    void to([])
    // A page that is left takes its try-out with it; another dialogue begins another one.
  }, [])
  useEffect(() => {
    const list = log.current
    if (list !== null) list.scrollTop = list.scrollHeight
  }, [play])
  const say = (move: Move) =>
    void to([...moves, move], moves.length === 0 ? undefined : play?.startedAt).then((went) => went && setText(''))
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') say({ text: text.trim() })
  }
  const turns = play?.turns ?? []
  const last = turns.at(-1)
  const replies: readonly Reply[] = last?.replies ?? (play === null ? [] : [play.opening])
  const start = turns.length === 0 && id !== 'danger' ? [{ id: `start:${id}`, label: words.startWith(title) }] : []
  const offered = replies.flatMap(({ choices }) => choices ?? [])
  const keys = [...start, ...offered.filter((key) => start.every((own) => own.id !== key.id))]
  return (
    <section className="dialogue-play card-box" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="muted small">{words.hint}</p>
      <ProblemNote problem={problem} />
      <div ref={log} role="log" aria-label={words.log} className="play-log" tabIndex={0}>
        <ol>
          {play !== null && <Lines replies={[play.opening]} />}
          {turns.map((turn, index) => (
            // Turns are only added and taken away at the end.
            <TurnLines key={index} turn={turn} before={turns[index - 1]} />
          ))}
        </ol>
      </div>
      <div className="play-keys">
        {keys.map(({ id: choice, label }) => (
          <Button key={choice} disabled={isBusy} onClick={() => say({ text: label, choice })}>
            {label}
          </Button>
        ))}
      </div>
      <form className="play-say" onSubmit={send}>
        <label htmlFor="play-text">{words.label}</label>
        <Input
          id="play-text"
          value={text}
          maxLength={500}
          autoComplete="off"
          placeholder={words.placeholder}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.send}
        </Button>
        <Button disabled={moves.length === 0 || isBusy} onClick={() => void to(moves.slice(0, -1), play?.startedAt)}>
          {words.back}
        </Button>
        <Button disabled={moves.length === 0 || isBusy} onClick={() => void to([])}>
          {words.restart}
        </Button>
      </form>
      {last !== undefined && <Standing turn={last} />}
    </section>
  )
}

function TurnLines({ turn, before }: { turn: Played; before: Played | undefined }) {
  const known = new Map(before?.slots.map(({ slot, words: said }) => [slot, said]))
  const fresh = turn.slots.filter(({ slot, words: said }) => !known.has(slot) || known.get(slot) !== said)
  const [rule] = turn.reasons
  return (
    <>
      <li className="bubble resident">
        <p>{turn.said}</p>
      </li>
      <Lines replies={turn.replies} />
      <li className="play-state small">
        <LevelTag level={turn.level} />{' '}
        {rule && (
          <span>
            {rule.rule} {rule.text}
          </span>
        )}
        {fresh.length > 0 && <span className="muted">{words.filled(fresh.map(slotLine).join('；'))}</span>}
      </li>
    </>
  )
}

function Lines({ replies }: { replies: readonly Reply[] }) {
  return replies.map(({ text, why, tone, phones, choices }, index) => (
    <li key={index} className={`bubble bot${tone === 'danger' ? ' danger' : ''}`}>
      <p>{text}</p>
      {why && <p className="small muted">{dialogueWords.why(why)}</p>}
      <PhoneLine phones={phones} />
      <KeyLine choices={choices} />
    </li>
  ))
}

function slotLine({ label, words: said, how }: Played['slots'][number]): string {
  if (said !== null) return `${label} ${said}`
  return `${label} ${how === 'declined' ? words.declined : words.unknown}`
}

function Standing({ turn: { level, reasons, slots, dialogue, floor, hasCase } }: { turn: Played }) {
  return (
    <div className="play-standing">
      <h3>{words.state}</h3>
      <p>
        {dialogue !== null && `${words.now(dialogue.title)}，${words.asked(dialogue.answered, dialogue.total)}。`}
        {words.floors[floor]} {hasCase && words.hasCase}
      </p>
      <h3>{words.rules}</h3>
      {reasons.length === 0 ? (
        <p className="muted">{words.noRule}</p>
      ) : (
        <ul>
          {reasons.map(({ rule, level: asks, text, source, words: said }) => (
            <li key={rule} className="small">
              <LevelTag level={asks} /> <b>{rule}</b> {text}
              <span className="muted">
                {' '}
                {source}
                {said ? ` “${said}”` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="small">
        {words.level} <LevelTag level={level} />
      </p>
      <h3>{words.slots}</h3>
      {slots.length === 0 ? (
        <p className="muted">{words.noSlots}</p>
      ) : (
        <dl className="play-slots">
          {slots.map(({ slot, label, words: said, how }) => (
            <div key={slot}>
              <dt>{label}</dt>
              <dd>
                {said ?? (how === 'declined' ? words.declined : words.unknown)}{' '}
                <span className="muted small">
                  {how === 'extracted' ? words.extracted : how === 'corrected' ? words.corrected : ''}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
