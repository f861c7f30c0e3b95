/** The head of an article: where it stands, and the steps that this person may take now. */
import { Button, Input, Popconfirm, Tag } from 'antd'
import { timeWords } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { STATE_WORDS, type ArticleDetail } from '../handbook.ts'
import type { Edit } from '../handbook-edit.ts'
import { Link } from '../router.tsx'
import { common } from '../words.ts'
import { editorWords as words, listWords } from '../words-handbook.ts'

export type Dialog = 'publish' | 'return' | 'retire' | { rollBack: number } | null

interface Props {
  slug: string
  article: ArticleDetail | null
  edit: Edit
  note: string
  onNote: (note: string) => void
  onSubmit: () => void
  onDialog: (dialog: Dialog) => void
}

export function ArticleHead({ slug, article, edit, note, onNote, onSubmit, onDialog }: Props) {
  const { may } = useDesk()
  const mayEdit = may('article.edit')
  const canSubmit = mayEdit && (edit.isDirty || article?.state === 'draft')
  return (
    <>
      <div className="page-head">
        <Link to="/handbook">{words.back}</Link>
        <h1>{article?.title ?? words.create(slug)}</h1>
        {article !== null && <Standing article={article} />}
        <span className="keys">
          {mayEdit && (
            <>
              <Button disabled={!edit.isDirty} loading={edit.isBusy} onClick={() => void edit.save(note)}>
                {words.save} <kbd>Ctrl S</kbd>
              </Button>
              {canSubmit && (
                <Button type="primary" disabled={edit.isBusy} onClick={onSubmit}>
                  {words.submit}
                </Button>
              )}
            </>
          )}
          {article !== null && may('article.publish') && (
            <PublisherKeys article={article} isDirty={edit.isDirty} onDialog={onDialog} />
          )}
        </span>
      </div>
      {mayEdit ? (
        <div className="note-line">
          <label htmlFor="article-note">{words.note}</label>
          <Input
            id="article-note"
            className="article-note"
            maxLength={1000}
            placeholder={words.notePlaceholder}
            value={note}
            onChange={(event) => onNote(event.target.value)}
          />
          <span role="status" className="muted small">
            {edit.isDirty ? words.unsaved : words.saved}
          </span>
          {edit.isDirty && article !== null && (
            <Popconfirm
              title={words.discardAsk}
              okText={words.discard}
              cancelText={common.cancel}
              onConfirm={edit.discard}
            >
              <Button size="small">{words.discard}</Button>
            </Popconfirm>
          )}
        </div>
      ) : (
        <p className="muted">{words.readOnly}</p>
      )}
    </>
  )
}

function PublisherKeys({
  article,
  isDirty,
  onDialog,
}: {
  article: ArticleDetail
  isDirty: boolean
  onDialog: Props['onDialog']
}) {
  const { state } = article
  return (
    <>
      {(state === 'submitted' || state === 'scheduled') && (
        <Button onClick={() => onDialog('return')}>{state === 'submitted' ? words.return : words.unschedule}</Button>
      )}
      {state !== 'retired' && <Button onClick={() => onDialog('retire')}>{words.retire}</Button>}
      {state === 'submitted' && !isDirty && (
        <Button type="primary" onClick={() => onDialog('publish')}>
          {words.publish}
        </Button>
      )}
    </>
  )
}

function Standing({ article }: { article: ArticleDetail }) {
  const { slug, state, version, live, department, reviewBy, reviewOverdue, submittedBy, dueAt } = article
  return (
    <span className="standing">
      <Tag>{STATE_WORDS[state]}</Tag>
      <span className="num">
        {listWords.newest(version)}
        {live === null ? `（${listWords.notLive}）` : live !== version && `（${listWords.live(live)}）`}
      </span>
      <span>{department}</span>
      <span className="num">
        {listWords.columns.reviewBy} {reviewBy ?? listWords.noReview}
        {reviewOverdue && <strong className="over"> {listWords.overdue}!</strong>}
      </span>
      {state === 'submitted' && submittedBy !== null && <span>{words.waiting(submittedBy)}</span>}
      {dueAt !== null && <span>{words.due(timeWords(dueAt))}</span>}
      <a href={`/api/desk/articles/${slug}/export?version=${version}`} download>
        {words.export}
      </a>
      {live !== null && <a href={`/h/${slug}`}>{words.asResident}</a>}
    </span>
  )
}
