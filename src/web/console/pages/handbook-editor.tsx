/** C8: one article. Outline, text, and beside it what residents see, what is wrong, how it answers, and its versions. */
import { Button, Spin, Tabs } from 'antd'
import { useRef, useState } from 'react'
import { useDesk } from '../desk.tsx'
import { useDraft } from '../drafts.ts'
import { lineRange, typedName, withSection, type ArticleDetail, type Typed } from '../handbook.ts'
import { useEdit, usePreview, type EditParts } from '../handbook-edit.ts'
import { useKeys } from '../keys.ts'
import { useLoad } from '../load.ts'
import { useMedia } from '../media.ts'
import { HandbookDialogs } from '../parts/handbook-dialogs.tsx'
import { ArticleHead, type Dialog } from '../parts/handbook-head.tsx'
import { Outline } from '../parts/handbook-outline.tsx'
import { PreviewPane } from '../parts/handbook-preview.tsx'
import { Problems } from '../parts/handbook-problems.tsx'
import { StaleView } from '../parts/handbook-stale.tsx'
import { TryPane } from '../parts/handbook-try.tsx'
import { VersionsPane } from '../parts/handbook-versions.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { editorWords as words } from '../words-handbook.ts'
import '../styles/handbook.css'

export default function HandbookEditorPage({ id }: { id: string }) {
  const { me } = useDesk()
  const { value, problem, reload, put } = useLoad<ArticleDetail>(`/articles/${id}`)
  const [typed, setTyped, clearTyped] = useDraft<Typed | null>(typedName(me.id, id), null)
  // An address that nobody knows, but words for it lie here: a new article.
  const isNew = problem?.status === 404 && typed !== null
  if (value === null && !isNew) {
    return (
      <div className="page">
        <ProblemNote problem={problem} onRetry={reload} />
        {problem === null && <Spin description={words.opening} />}
      </div>
    )
  }
  return (
    <OpenEditor
      key={id}
      slug={id}
      article={value}
      typed={typed}
      setTyped={setTyped}
      clearTyped={clearTyped}
      put={put}
    />
  )
}

function OpenEditor(parts: EditParts) {
  const { slug, article, put } = parts
  const { may } = useDesk()
  const mayEdit = may('article.edit')
  const isNarrow = useMedia('(max-width: 1000px)')
  const edit = useEdit(parts)
  const previewed = usePreview(edit.text, mayEdit)
  const [note, setNote] = useState('')
  const [tab, setTab] = useState('preview')
  const [dialog, setDialog] = useState<Dialog>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const { preview } = previewed
  const faults = preview?.faults ?? article?.faults ?? []
  const warnings = preview?.warnings ?? article?.warnings ?? []
  const found = faults.length + warnings.length

  const goToLine = (line: number, text = edit.text) => {
    if (isNarrow) setTab('text')
    // The text may just be appearing in its tab, or about to carry a new section.
    requestAnimationFrame(() => select(area.current, text, line))
  }
  // A new layer at each render: what is saved is what stands there now.
  useKeys({
    'Ctrl+s': () => {
      if (mayEdit && edit.isDirty) void edit.save(note)
    },
  })
  const submit = async () => {
    if (await edit.submit(note)) setNote('')
    else if (!isNarrow || tab !== 'text') setTab('problems')
  }

  const writing = (
    <div className="text-pane">
      <label htmlFor="article-text" className="unseen">
        {words.textLabel}
      </label>
      <textarea
        id="article-text"
        ref={area}
        className="article-text"
        spellCheck={false}
        readOnly={!mayEdit}
        value={edit.text}
        onChange={(event) => edit.change(event.target.value)}
      />
    </div>
  )
  const outline = (
    <Outline
      text={edit.text}
      faults={faults}
      onLine={goToLine}
      onAdd={
        mayEdit
          ? (section) => {
              const next = withSection(edit.text, section)
              edit.change(next.text)
              goToLine(next.line, next.text)
            }
          : null
      }
    />
  )
  const asks = preview?.article?.asks ?? []
  const tabs = [
    ...(isNarrow
      ? [
          {
            key: 'text',
            label: words.tabs.text,
            children: (
              <>
                {outline}
                {writing}
              </>
            ),
          },
        ]
      : []),
    ...(mayEdit
      ? [
          {
            key: 'preview',
            label: words.tabs.preview,
            children: (
              <PreviewPane
                preview={preview}
                problem={previewed.problem}
                isWorking={previewed.isWorking}
                onRetry={previewed.again}
              />
            ),
          },
        ]
      : []),
    {
      key: 'problems',
      label: found === 0 ? words.tabs.problems : `${words.tabs.problems} ${found}`,
      children: <Problems faults={faults} warnings={warnings} onLine={goToLine} />,
    },
    {
      key: 'try',
      label: words.tabs.try,
      children: <TryPane slug={slug} draft={mayEdit ? edit.text : null} asks={asks} />,
    },
    ...(article === null
      ? []
      : [
          {
            key: 'versions',
            label: words.tabs.versions,
            children: (
              <VersionsPane
                key={`${article.version}.${article.state}`}
                slug={slug}
                onRollBack={may('article.publish') ? (version) => setDialog({ rollBack: version }) : null}
              />
            ),
          },
        ]),
  ]
  const shownTab = tabs.some(({ key }) => key === tab) ? tab : (tabs[0]?.key ?? '')
  return (
    <div className="page editor-page">
      <ArticleHead
        slug={slug}
        article={article}
        edit={edit}
        note={note}
        onNote={setNote}
        onSubmit={() => void submit()}
        onDialog={setDialog}
      />
      <ProblemNote problem={dialog === null ? edit.problem : null} />
      {edit.stale !== null && (
        <StaleView
          mine={edit.text}
          stale={edit.stale}
          isBusy={edit.isBusy}
          onSaveMine={() => void edit.saveMine(note)}
          onTakeTheirs={edit.takeTheirs}
          onClose={edit.closeStale}
        />
      )}
      {edit.stale === null && article !== null && edit.isDirty && edit.base < article.version && (
        <p className="warn-box">{words.older(edit.base, article.version)}</p>
      )}
      {edit.aside !== null && (
        <p className="warn-box row-between">
          {words.aside}
          <span className="keys">
            <Button size="small" onClick={edit.putBack}>
              {words.putBack}
            </Button>
            <Button size="small" onClick={edit.dropAside}>
              {words.dropAside}
            </Button>
          </span>
        </p>
      )}
      <div className={isNarrow ? 'editor narrow' : 'editor'}>
        {!isNarrow && outline}
        {!isNarrow && writing}
        <Tabs className="side-tabs" activeKey={shownTab} onChange={setTab} items={tabs} />
      </div>
      {article !== null && (
        <HandbookDialogs article={article} edit={edit} dialog={dialog} onDialog={setDialog} put={put} />
      )}
    </div>
  )
}

/** Chromium brings a selection into sight only when the field takes the focus. */
function select(area: HTMLTextAreaElement | null, text: string, line: number): void {
  if (area === null) return
  const [start, end] = lineRange(text, line)
  area.blur()
  area.setSelectionRange(start, end)
  area.scrollTop = (start / Math.max(1, text.length)) * area.scrollHeight - area.clientHeight / 3
  area.focus()
}
