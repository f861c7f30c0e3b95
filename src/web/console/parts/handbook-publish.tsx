/** Review and publication by a second person: what changed, which answers change, when, and a reason that is kept. */
import { App, Button, Checkbox, Drawer, Input, Radio, Spin } from 'antd'
import { useCallback, useEffect, useState, type FormEvent } from 'react'
import { post, toProblem } from '../api.ts'
import { now, timeWords } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import type { ArticleDetail, Review, Versions } from '../handbook.ts'
import { useDoing, useLoad } from '../load.ts'
import { editorWords, publishWords as words, reasonWords } from '../words-handbook.ts'
import { Field, FieldSet } from './field.tsx'
import { DiffView } from './handbook-diff.tsx'
import { RegressionView } from './handbook-regression.tsx'
import { DayInput } from './day-input.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  article: ArticleDetail
  onClose: () => void
  onPublished: (article: ArticleDetail) => void
}

export function PublishDialog({ article, onClose, onPublished }: Props) {
  const versions = useLoad<Versions>(`/articles/${article.slug}/versions`)
  const [review, setReview] = useState<Review | null>(null)
  const asking = useDoing()
  const { run } = asking
  const ask = useCallback(
    () => void run(async () => setReview(await post<Review>(`/articles/${article.slug}/regression`))),
    [run, article.slug],
  )
  useEffect(ask, [ask])
  return (
    <Drawer open onClose={onClose} title={words.title(article.title)} size="min(960px, 100vw)">
      <h2>{words.difference}</h2>
      <ProblemNote problem={versions.problem} onRetry={versions.reload} />
      {versions.value !== null &&
        (versions.value.versions.length < 2 ? (
          <p className="muted">{words.first}</p>
        ) : (
          <DiffView diff={versions.value.diff} label={words.difference} />
        ))}
      <div aria-live="polite">
        {asking.isBusy && (
          <p role="status">
            <Spin /> {words.asking}
          </p>
        )}
      </div>
      <ProblemNote problem={asking.problem} onRetry={ask} />
      {review !== null && (
        <>
          <RegressionView review={review} />
          <PublishForm article={article} review={review} onReview={setReview} onPublished={onPublished} />
        </>
      )}
    </Drawer>
  )
}

interface FormProps extends Omit<Props, 'onClose'> {
  review: Review
  onReview: (review: Review) => void
}

function PublishForm({ article, review, onReview, onPublished }: FormProps) {
  const { me } = useDesk()
  const { message } = App.useApp()
  const [day, setDay] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [isConfirmed, setConfirmed] = useState(false)
  const [isAlone, setAlone] = useState(false)
  const [wrong, setWrong] = useState<{ day?: string; note?: string; confirm?: string }>({})
  const { run, isBusy, problem } = useDoing()
  const mustConfirm = review.regression.worse > 0 || review.warnings.some(({ kind }) => kind === 'contradiction')
  const tomorrow = new Date(now() + 32 * 3_600_000).toISOString().slice(0, 10)

  const publish = (event: FormEvent) => {
    event.preventDefault()
    const faults = {
      ...(day !== null && day < tomorrow ? { day: words.dateMissing } : {}),
      ...(note.trim() === '' ? { note: reasonWords.missing } : {}),
      ...(mustConfirm && !isConfirmed ? { confirm: words.confirmMissing } : {}),
    }
    setWrong(faults)
    if (Object.keys(faults).length > 0) return
    const body = { at: day, confirm: isConfirmed, alone: isAlone, note: note.trim() }
    void run(async () => {
      const published = await publishOr(article.slug, body, onReview)
      onPublished(published)
      const { dueAt } = published
      void message.success(dueAt === null ? editorWords.done.publish : editorWords.done.schedule(timeWords(dueAt)))
    })
  }
  return (
    <form onSubmit={publish} className="case-form">
      <FieldSet id="publish-when" label={words.when}>
        <Radio.Group
          value={day === null ? 'now' : 'date'}
          options={[
            { value: 'now', label: words.now },
            { value: 'date', label: words.onDate },
          ]}
          onChange={(event) => setDay(event.target.value === 'now' ? null : tomorrow)}
        />
      </FieldSet>
      {day !== null && (
        <Field id="publish-day" label={words.date} error={wrong.day}>
          <DayInput id="publish-day" value={day} onChange={setDay} />
        </Field>
      )}
      <Field id="publish-note" label={reasonWords.reason} error={wrong.note}>
        <Input.TextArea
          id="publish-note"
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      {mustConfirm && (
        <div className={wrong.confirm === undefined ? 'field' : 'field wrong'}>
          <Checkbox checked={isConfirmed} onChange={(event) => setConfirmed(event.target.checked)}>
            {words.confirm}
          </Checkbox>
          {wrong.confirm !== undefined && (
            <p className="field-error" role="alert">
              <span aria-hidden="true">⚠ </span>
              {wrong.confirm}
            </p>
          )}
        </div>
      )}
      {problem?.type === 'second-person-needed' && me.role === 'administrator' && (
        <Checkbox checked={isAlone} onChange={(event) => setAlone(event.target.checked)}>
          {words.alone}
        </Checkbox>
      )}
      <ProblemNote problem={problem} />
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {isBusy ? words.working : words.go}
      </Button>
    </form>
  )
}

/** The questions were asked again and something else came out: it is shown before anybody confirms. */
async function publishOr(
  slug: string,
  body: Record<string, unknown>,
  onReview: (review: Review) => void,
): Promise<ArticleDetail> {
  try {
    return await post<ArticleDetail>(`/articles/${slug}/publish`, body)
  } catch (thrown) {
    const refused = toProblem(thrown)
    if (refused.type === 'confirm-needed') onReview(refused.extra as unknown as Review)
    throw refused
  }
}
