/** A worker's good answer becomes a draft: prefilled without anything personal, saved with one press, reviewed by others. */
import { Button, Input, Radio, Result, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { AREAS, SECTIONS } from '../../../core/knowledge/sections.ts'
import { post } from '../api.ts'
import type { ArticleRow } from '../handbook.ts'
import { useDoing, useLoad } from '../load.ts'
import type { Learnt, Proposal } from '../replay.ts'
import { ArticleName, ArticlePick } from '../parts/article-name.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { Field, FieldSet } from '../parts/field.tsx'
import { errorOf } from '../parts/intake-matter.tsx'
import { MessagePage, replyPath } from '../parts/message-page.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Link } from '../router.tsx'
import { lessonWords as words } from '../words-replay.ts'
import '../styles/handbook.css'

/** `id` is the id of the worker's message: the talk's, a dot, its number. */
export default function LessonPage({ id }: { id: string }) {
  const path = `${replyPath(id)}/lesson`
  const [learnt, setLearnt] = useState<Learnt | null>(null)
  return (
    <MessagePage<Proposal> id={id} path={path} words={words}>
      {(proposal) =>
        learnt === null ? (
          <LessonForm path={path} proposal={proposal} onSaved={setLearnt} />
        ) : (
          <Result
            status="success"
            title={words.saved(learnt.isNew)}
            subTitle={words.told(learnt.marked)}
            extra={<Link to={`/handbook/${learnt.slug}`}>{words.toArticle}</Link>}
          />
        )
      }
    </MessagePage>
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
        <ArticleName
          id="lesson"
          words={words}
          slug={slug}
          title={title}
          slugError={error('slug')}
          titleError={error('title')}
          onSlug={setSlug}
          onTitle={setTitle}
        />
      ) : (
        <ArticlePick
          id="lesson-article"
          label={words.article}
          error={error('slug')}
          placeholder={words.pick}
          articles={articles}
          slug={slug}
          onPick={setSlug}
        />
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
