/** C5: taking down a call. One page, any order, kept while typing; the rules give the level when it is stored. */
import { Button, Result, Spin } from 'antd'
import { useState } from 'react'
import { post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDraft } from '../drafts.ts'
import { bodyOf, EMPTY_INTAKE, isBlank, type Intake } from '../intake-form.ts'
import { intakeFrom } from '../intake-prefill.ts'
import { useDoing, useLoad } from '../load.ts'
import { Caller } from '../parts/intake-caller.tsx'
import { Matter } from '../parts/intake-matter.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Earlier } from '../parts/case-earlier.tsx'
import { ReasonList } from '../parts/case-reasons.tsx'
import { timeWords } from '../clock.ts'
import { Link } from '../router.tsx'
import { districtOf } from '../towns.ts'
import type { CaseHead, CaseView, ConversationDetail } from '../types.ts'
import { intake as words } from '../words-cases.ts'
import { app } from '../words.ts'

type Opened = CaseView & { similar: CaseHead[] }

/** `id`: the conversation it is written down from, if any; what it has told already is filled in. */
export default function IntakePage({ id }: { id: string }) {
  const { value, problem, reload } = useLoad<ConversationDetail>(id === '' ? null : `/conversations/${id}`)
  if (id === '') return <IntakeForm id="" start={EMPTY_INTAKE} />
  if (value !== null) return <IntakeForm id={id} start={intakeFrom(value)} />
  return (
    <div className="page">
      <ProblemNote problem={problem} onRetry={reload} />
      {problem === null && <Spin description={app.loading} />}
    </div>
  )
}

function IntakeForm({ id, start }: { id: string; start: Intake }) {
  const { me } = useDesk()
  const [form, setForm, clear] = useDraft<Intake>(`${me.id}.intake.${id}`, start)
  const [opened, setOpened] = useState<Opened | null>(null)
  const { run, isBusy, problem } = useDoing()
  const change = (part: Partial<Intake>) => setForm({ ...form, ...part })
  const save = () =>
    run(async () => {
      const district = form.town === '' ? null : districtOf(form.town)
      setOpened(await post<Opened>('/cases', bodyOf(form, district, id || null)))
      clear()
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
        <span className="muted">{isBlank(form) ? words.noDraft : words.hint}</span>
        <span className="keys">
          {!isBlank(form) && <Button onClick={clear}>{words.clear}</Button>}
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {isBusy ? words.saving : words.submit}
          </Button>
        </span>
      </div>
      <ProblemNote problem={problem} />
      <div className="two-columns">
        <Matter form={form} onChange={change} problem={problem} />
        <Caller form={form} onChange={change} problem={problem} />
      </div>
    </form>
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
        <ReasonList reasons={opened.reasons} />
        {opened.similar.length > 0 && (
          <div className="warn-box">
            <strong>{words.similar}</strong>
            <Earlier earlier={opened.similar} />
          </div>
        )}
      </Result>
    </div>
  )
}
