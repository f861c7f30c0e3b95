/** A worker's good answer becomes a draft: prefilled without anything personal, saved with one press, reviewed by others. */
import { Button, Input, Radio, Result, Select, Spin } from 'antd'
import { useState, type FormEvent } from 'react'
import { AREAS, SECTIONS } from '../../../core/knowledge/sections.ts'
import { post } from '../api.ts'
import type { ArticleRow } from '../handbook.ts'
import { useDoing, useLoad } from '../load.ts'
import type { Learnt, Proposal } from '../replay.ts'
import { DayInput } from '../parts/day-input.tsx'
import { Field, FieldSet } from '../parts/field.tsx'
import { errorOf } from '../parts/intake-matter.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Link } from '../router.tsx'
import { app } from '../words.ts'
import { lessonWords as words } from '../words-replay.ts'
import '../styles/handbook.css'

/** `id` is the id of the worker's message: the talk's, a dot, its number. */
export default function LessonPage({ id }: { id: string }) {
  const at = id.lastIndexOf('.')
  const talk = id.slice(0, at)
  const path = `/conversations/${talk}/replies/${id.slice(at + 1)}/lesson`
  const { value, problem, reload } = useLoad<Proposal>(path)
  const [learnt, setLearnt] = useState<Learnt | null>(null)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">{words.hint}</span>
        <span className="keys">
          <Link to={`/inbox/${talk}`}>{words.back}</Link>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value === null && problem === null && <Spin description={app.loading} />}
      {value !== null && learnt === null && <LessonForm path={path} proposal={value} onSaved={setLearnt} />}
      {learnt !== null && (
        <Result
          status="success"
          title={words.saved(learnt.isNew)}
          subTitle={words.told(learnt.marked)}
          extra={<Link to={`/handbook/${learnt.slug}`}>{words.toArticle}</Link>}
        />
      )}
    </div>
  )
}

interface FormProps {
  path: string
  proposal: Proposal
  onSaved: (learnt: Learnt) => void
}

function LessonForm({ path, proposal, onSaved }: FormProps) {
  const articles = useLoad<{ articles: ArticleRow[] }>('/articles')
  const [isNew, setNew] = useState(proposal.slug === null)
  const [slug, setSlug] = useState(proposal.slug ?? '')
  const [title, setTitle] = useState('')
  const [form, setForm] = useState({
    ask: proposal.ask,
    text: proposal.text,
    section: proposal.section as string,
    area: proposal.area as string,
    reviewBy: proposal.reviewBy,
    until: null as string | null,
  })
  const { run, isBusy, problem } = useDoing()
  const put = (changed: Partial<typeof form>) => setForm({ ...form, ...changed })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const named = isNew && title.trim() !== '' ? { title: title.trim() } : {}
    void run(async () => onSaved(await post<Learnt>(path, { slug, ...named, ...form })))
  }
  const error = (field: string) => errorOf(problem, field)
  return (
    <form onSubmit={save} className="case-form card-box">
      <ProblemNote problem={problem ?? articles.problem} />
      {proposal.masked && <p className="warn-box">{words.masked}</p>}
      <FieldSet id="lesson-where" label={words.where}>
        <Radio.Group
          id="lesson-where"
          value={isNew}
          options={[
            { value: false, label: words.existing },
            { value: true, label: words.fresh },
          ]}
          onChange={(event) => {
            const next = event.target.value as boolean
            setNew(next)
            setSlug(next ? '' : (proposal.slug ?? ''))
          }}
        />
      </FieldSet>
      {isNew ? (
        <>
          <Field id="lesson-slug" label={words.slug} hint={words.slugHint} error={error('slug')}>
            <Input
              id="lesson-slug"
              autoComplete="off"
              maxLength={80}
              value={slug}
              onChange={(event) => setSlug(event.target.value.trim())}
            />
          </Field>
          <Field id="lesson-title" label={words.name} error={error('title')}>
            <Input
              id="lesson-title"
              autoComplete="off"
              maxLength={40}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
        </>
      ) : (
        <Field id="lesson-article" label={words.article} error={error('slug')}>
          <Select
            id="lesson-article"
            className="wide"
            loading={articles.isLoading}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.pick}
            value={slug || null}
            options={(articles.value?.articles ?? []).map((row) => ({
              value: row.slug,
              label: `${row.title}（${row.slug}）`,
            }))}
            onChange={(next: string) => setSlug(next)}
          />
        </Field>
      )}
      <Field id="lesson-ask" label={words.ask} error={error('ask')}>
        <Input id="lesson-ask" maxLength={80} value={form.ask} onChange={(event) => put({ ask: event.target.value })} />
      </Field>
      <Field id="lesson-section" label={words.section} error={error('section')}>
        <Select
          id="lesson-section"
          className="wide"
          value={form.section}
          options={SECTIONS.map((value) => ({ value, label: value }))}
          onChange={(section: string) => put({ section })}
        />
      </Field>
      <Field id="lesson-text" label={words.text} error={error('text')}>
        <Input.TextArea
          id="lesson-text"
          maxLength={2000}
          autoSize={{ minRows: 4, maxRows: 12 }}
          value={form.text}
          onChange={(event) => put({ text: event.target.value })}
        />
      </Field>
      <Field id="lesson-area" label={words.area} error={error('area')}>
        <Select
          id="lesson-area"
          className="wide"
          value={form.area}
          options={AREAS.map((value) => ({ value, label: value }))}
          onChange={(area: string) => put({ area })}
        />
      </Field>
      <Field id="lesson-review" label={words.reviewBy} error={error('reviewBy')}>
        <DayInput id="lesson-review" value={form.reviewBy} onChange={(reviewBy) => put({ reviewBy })} />
      </Field>
      <Field id="lesson-until" label={words.until} error={error('until')}>
        <DayInput id="lesson-until" value={form.until ?? ''} onChange={(until) => put({ until: until || null })} />
      </Field>
      <p className="muted">
        {words.source}：{proposal.source}
      </p>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {words.save}
      </Button>
    </form>
  )
}
