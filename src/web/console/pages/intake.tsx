/** C5: taking down a call. Every dialogue as one page, any order, kept while typing; what the rules say stands beside it. */
import { Button, Input, Radio, Result, Spin } from 'antd'
import { useState } from 'react'
import { post } from '../api.ts'
import { timeWords } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { suggestionWords } from '../dispatch.ts'
import { useDraft } from '../drafts.ts'
import {
  EMPTY_INTAKE,
  isBlank,
  openBody,
  previewBody,
  stepsToShow,
  type Intake,
  type IntakeSheet,
} from '../intake-form.ts'
import { usePreview, type Preview } from '../intake-preview.ts'
import { intakeFrom } from '../intake-prefill.ts'
import { useDoing, useLoad } from '../load.ts'
import { Earlier } from '../parts/case-earlier.tsx'
import { ReasonList } from '../parts/case-reasons.tsx'
import { Field, FieldSet } from '../parts/field.tsx'
import { IntakeAside } from '../parts/intake-aside.tsx'
import { Caller } from '../parts/intake-caller.tsx'
import { errorOf, Questions } from '../parts/intake-matter.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Link } from '../router.tsx'
import type { CaseHead, CaseView, ConversationDetail } from '../types.ts'
import { intake as words } from '../words-intake.ts'
import { app, LEVEL_WORDS } from '../words.ts'

type Opened = CaseView & { similar: CaseHead[] }

/** `id`: the conversation it is written down from, if any; what it has told already is filled in. */
export default function IntakePage({ id }: { id: string }) {
  const talk = useLoad<ConversationDetail>(id === '' ? null : `/conversations/${id}`)
  const forms = useLoad<{ forms: IntakeSheet[] }>('/intake/forms')
  const sheets = forms.value?.forms
  const problem = talk.problem ?? forms.problem
  if (sheets !== undefined && (id === '' || talk.value !== null)) {
    const start = talk.value === null ? EMPTY_INTAKE : intakeFrom(talk.value, sheets)
    return <IntakeForm id={id} start={start} sheets={sheets} />
  }
  return (
    <div className="page">
      <ProblemNote problem={problem} onRetry={talk.problem === null ? forms.reload : talk.reload} />
      {problem === null && <Spin description={app.loading} />}
    </div>
  )
}

function IntakeForm({ id, start, sheets }: { id: string; start: Intake; sheets: readonly IntakeSheet[] }) {
  const { me } = useDesk()
  const [form, setForm, clear] = useDraft<Intake>(`${me.id}.call.${id}`, start)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isSuggested, setSuggested] = useState(false)
  const { run, isBusy, problem } = useDoing()
  const sheet = sheets.find((one) => one.id === form.intent) ?? sheets[0]
  const blank = isBlank(form)
  const { preview, problem: asideProblem } = usePreview(blank || sheet === undefined ? null : previewBody(form, sheet))
  if (sheet === undefined) return null
  const change = (part: Partial<Intake>) => setForm({ ...form, ...part })
  const save = () =>
    run(async () => {
      const made = await post<Opened>('/intake', openBody(form, sheet, id || null))
      const to = preview?.dispatch.first
      clear()
      setOpened(made)
      if (!form.claim && isSuggested && to) {
        setOpened({ ...made, ...(await post<CaseView>(`/cases/${made.number}/assign`, { staffId: to.id })) })
      }
    })
  if (opened !== null) return <Done opened={opened} onAnother={() => setOpened(null)} />
  return (
    <form
      className="page intake"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="page-head">
        <h1>{id === '' ? words.title : words.fromTalk}</h1>
        <span className="muted">{blank ? words.noDraft : words.hint}</span>
        <span className="keys">
          {!blank && <Button onClick={clear}>{words.clear}</Button>}
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {isBusy ? words.saving : words.submit}
          </Button>
        </span>
      </div>
      <ProblemNote problem={problem} />
      <div className="two-columns">
        <div>
          <Caller form={form} sheets={sheets} problem={problem} onChange={change} />
          <Questions
            steps={stepsToShow(sheet, form, preview?.path ?? null)}
            form={form}
            missed={preview?.missed ?? []}
            next={preview?.script.step ?? null}
            onChange={change}
          />
        </div>
        <IntakeAside preview={preview}>
          <ProblemNote problem={asideProblem} />
          <Judgement form={form} error={errorOf(problem, 'reason')} onChange={change} />
          <Takers
            preview={preview}
            value={form.claim ? 'me' : isSuggested ? 'suggested' : 'nobody'}
            onChange={(taker) => {
              setSuggested(taker === 'suggested')
              change({ claim: taker === 'me' })
            }}
          />
        </IntakeAside>
      </div>
    </form>
  )
}

function Judgement(props: { form: Intake; error: string | undefined; onChange: (part: Partial<Intake>) => void }) {
  const { form, error, onChange } = props
  return (
    <>
      <FieldSet id="intake-level" label={words.level}>
        <Radio.Group
          optionType="button"
          name="intake-level"
          value={form.level}
          options={[
            { value: '', label: words.levelNone },
            ...Object.entries(LEVEL_WORDS).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => onChange({ level: String(event.target.value) })}
        />
      </FieldSet>
      {form.level !== '' && (
        <Field id="intake-reason" label={words.levelReason} error={error}>
          <Input
            id="intake-reason"
            value={form.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        </Field>
      )}
    </>
  )
}

type Taker = keyof typeof words.takes

function Takers(props: { preview: Preview | null; value: Taker; onChange: (taker: Taker) => void }) {
  const first = props.preview?.dispatch.first ?? null
  const takers = (Object.keys(words.takes) as Taker[]).filter((taker) => taker !== 'suggested' || first !== null)
  return (
    <FieldSet id="intake-taker" label={words.dispatch} hint={suggestionWords(props.preview?.dispatch ?? null)}>
      <Radio.Group
        name="intake-taker"
        value={props.value}
        options={takers.map((value) => ({ value, label: words.takes[value] }))}
        onChange={(event) => props.onChange(event.target.value as Taker)}
      />
    </FieldSet>
  )
}

function Done({ opened, onAnother }: { opened: Opened; onAnother: () => void }) {
  return (
    <div className="page">
      <Result
        status="success"
        icon={null}
        title={<h1>{words.done}</h1>}
        subTitle={words.doneRead}
        extra={[
          <Button key="another" onClick={onAnother}>
            {words.another}
          </Button>,
        ]}
      >
        <p className="big-number">
          <Link to={`/cases/${opened.number}`} className="num">
            {opened.number}
          </Link>
        </p>
        <p>
          <LevelTag level={opened.level} /> {words.due(timeWords(opened.dueAt))}
        </p>
        {opened.assignee !== null && <p>{words.doneFor(opened.assignee.badge)}</p>}
        <ReasonList reasons={opened.reasons} />
        {opened.similar.length > 0 && (
          <div className="warn-box">
            <strong>{words.doneSimilar}</strong>
            <Earlier earlier={opened.similar} />
          </div>
        )}
      </Result>
    </div>
  )
}
