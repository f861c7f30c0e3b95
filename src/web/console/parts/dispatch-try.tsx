/** The try-out of dispatch: a town, a level and an hour, and who would be called in which order. */
import { Button, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { post } from '../api.ts'
import type { Suggested } from '../dispatch.ts'
import { useDoing } from '../load.ts'
import { dispatchWords as words } from '../words-dispatch.ts'
import { LEVEL_WORDS } from '../words.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'
import { DayInput } from './day-input.tsx'
import TownSelect from './town-select.tsx'

export function DispatchTry() {
  const [town, setTown] = useState<string | null>(null)
  const [level, setLevel] = useState('P0')
  const [at, setAt] = useState('')
  const [answer, setAnswer] = useState<Suggested | null>(null)
  const { run, isBusy, problem } = useDoing()
  const ask = (event: FormEvent) => {
    event.preventDefault()
    // The desk's hours are those of Beijing, wherever this computer stands.
    const instant = at === '' ? {} : { at: `${at}:00+08:00` }
    void run(async () => setAnswer(await post<Suggested>('/dispatch/try', { town, level, ...instant })))
  }
  return (
    <section className="card-box no-print">
      <h2>{words.try}</h2>
      <form className="inline-fields" onSubmit={ask}>
        <Field id="try-town" label={words.town}>
          <TownSelect id="try-town" value={town} onChange={setTown} />
        </Field>
        <Field id="try-level" label={words.level}>
          <Select
            id="try-level"
            className="wide"
            value={level}
            options={Object.entries(LEVEL_WORDS).map(([value, label]) => ({ value, label }))}
            onChange={setLevel}
          />
        </Field>
        <Field id="try-at" label={words.at}>
          <DayInput id="try-at" kind="minute" value={at} onChange={setAt} />
        </Field>
        <Button htmlType="submit" type="primary" loading={isBusy}>
          {words.tryKey}
        </Button>
      </form>
      <ProblemNote problem={problem} />
      {answer !== null && <Chain answer={answer} />}
    </section>
  )
}

function Chain({ answer }: { answer: Suggested }) {
  return (
    <div role="status">
      <p>
        {words.period[answer.period]}
        {answer.isDayOff && ` · ${words.dayOff}`}
      </p>
      <ol className="chain">
        {answer.chain.map(({ stage, after, people }) => (
          <li key={stage}>
            <b>{words.chain[stage]}</b> <span className="muted">{words.after(after)}</span>{' '}
            {people.length === 0
              ? words.nobodyHere
              : people.map(({ badge, because }) => `${badge} 号（${words.because[because]}）`).join(' → ')}
          </li>
        ))}
      </ol>
      {answer.skipped.length > 0 && (
        <p className="muted">
          {answer.skipped.map(({ badge, why }) => words.passed(badge, words.skipped[why])).join('；')}
        </p>
      )}
    </div>
  )
}
