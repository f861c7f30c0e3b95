/** A question put to the draft by the same search that residents have; nothing of it is published. */
import { Button, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { AREAS } from '../../../core/knowledge/sections.ts'
import { post } from '../api.ts'
import { shareOf, type TryAnswer } from '../handbook.ts'
import { useDoing } from '../load.ts'
import { tryWords as words } from '../words-handbook.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  slug: string
  /** null: the live handbook is asked. */
  draft: string | null
  asks: readonly string[]
}

interface Tried {
  id: number
  question: string
  answer: TryAnswer
}

const KEPT = 30
const AREA_OPTIONS = AREAS.map((area) => ({ value: area, label: area }))

export function TryPane({ slug, draft, asks }: Props) {
  const [question, setQuestion] = useState('')
  const [area, setArea] = useState<string | null>(null)
  const [tried, setTried] = useState<Tried[]>([])
  const [at, setAt] = useState<number | null>(null)
  const [hits, setHits] = useState<{ hit: number; offered: number; of: number } | null>(null)
  const { run, isBusy, problem } = useDoing()
  const put = async (said: string): Promise<TryAnswer> => {
    const body = { question: said, ...(draft === null ? {} : { draft }), ...(area === null ? {} : { area }) }
    const answer = await post<TryAnswer>('/articles/try', body)
    setTried((before) => [{ id: (before[0]?.id ?? 0) + 1, question: said, answer }, ...before].slice(0, KEPT))
    return answer
  }
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (question.trim() !== '') void run(() => put(question.trim()))
  }
  const askAll = async () => {
    setHits(null)
    await run(async () => {
      let [hit, offered] = [0, 0]
      for (const [index, one] of asks.entries()) {
        setAt(index + 1)
        const answer = await put(one)
        if (answer.slug === slug) hit += 1
        else if (offers(answer, slug)) offered += 1
      }
      setHits({ hit, offered, of: asks.length })
    })
    setAt(null)
  }
  return (
    <div>
      <p className="muted small">{draft === null ? words.hintLive : words.hint}</p>
      <form onSubmit={ask}>
        <Field id="try-question" label={words.question}>
          <Input
            id="try-question"
            maxLength={400}
            placeholder={words.placeholder}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        </Field>
        <Field id="try-area" label={words.area}>
          <Select
            id="try-area"
            className="wide"
            allowClear
            value={area}
            options={AREA_OPTIONS}
            onChange={(next: string | null) => setArea(next ?? null)}
          />
        </Field>
        <p className="keys">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {words.ask}
          </Button>
          {asks.length > 0 && (
            <Button disabled={isBusy} onClick={() => void askAll()}>
              {words.all(asks.length)}
            </Button>
          )}
        </p>
      </form>
      <ProblemNote problem={problem} />
      <p role="status">
        {at !== null && words.allWorking(at, asks.length)}
        {hits !== null && words.allDone(hits.hit, hits.offered, hits.of)}
      </p>
      <h3>{words.history}</h3>
      {tried.length === 0 && <p className="muted">{words.none}</p>}
      <ul className="tried">
        {tried.map((one) => (
          <TriedRow key={one.id} tried={one} slug={slug} />
        ))}
      </ul>
    </div>
  )
}

function TriedRow({ tried: { question, answer }, slug }: { tried: Tried; slug: string }) {
  return (
    <li>
      <b>{question}</b>
      <p className="small">
        {words.outcomes[answer.outcome]} · {fromWords(answer, slug)}
        {answer.section !== null && ` · ${answer.section}`} · {words.sure(shareOf(answer.confidence) ?? '')}
      </p>
      {answer.answer !== '' && <p className="said">{answer.answer}</p>}
      {answer.choices !== undefined && answer.choices.length > 0 && (
        <p className="small">
          {words.choices}
          {answer.choices.map(({ label }) => label).join('、')}
        </p>
      )}
    </li>
  )
}

function fromWords(answer: TryAnswer, slug: string): string {
  if (answer.slug !== null) return answer.slug === slug ? words.ours : words.other(answer.slug)
  return offers(answer, slug) ? words.offered : words.noArticle
}

function offers({ choices }: TryAnswer, slug: string): boolean {
  return choices?.some(({ id }) => id === slug) === true
}
