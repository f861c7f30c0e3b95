/** A document read into a proposal: what was understood, what was not, and the way into the editor. Nothing is stored by reading. */
import { Button, Drawer, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { useDesk } from '../desk.tsx'
import { putDraft } from '../drafts.ts'
import { typedName, type ArticleRow, type Imported, type Typed } from '../handbook.ts'
import { useDoing } from '../load.ts'
import { goTo } from '../router.tsx'
import { upload } from '../upload.ts'
import { importWords as words } from '../words-handbook.ts'
import { Field } from './field.tsx'
import { ImportReport } from './handbook-import-report.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  rows: readonly ArticleRow[]
  onClose: () => void
}

export function HandbookImport({ rows, onClose }: Props) {
  const { me } = useDesk()
  const [file, setFile] = useState<File | null>(null)
  const [text, setText] = useState('')
  const [slug, setSlug] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [found, setFound] = useState<Imported | null>(null)
  const { run, isBusy, problem } = useDoing()
  const read = (event: FormEvent) => {
    event.preventDefault()
    const isNothing = file === null && text.trim() === ''
    setMissing(isNothing)
    if (isNothing) return
    const form = new FormData()
    if (file === null) form.set('text', text)
    else form.set('file', file)
    if (slug !== '') form.set('slug', slug)
    void run(async () => setFound(await upload<Imported>('/articles/import', form)))
  }
  const use = (proposal: Imported) => {
    const name = proposal.slug
    const base = rows.find((row) => row.slug === name)?.version ?? 0
    const typed: Typed = { text: proposal.text, base, aside: null }
    putDraft(typedName(me.id, name), typed)
    goTo(`/handbook/${name}`)
  }
  return (
    <Drawer open onClose={onClose} title={words.title} size={640}>
      <ProblemNote problem={problem} />
      {found === null ? (
        <form onSubmit={read} className="case-form">
          <p className="muted">{words.hint}</p>
          <Field id="import-file" label={words.file} error={isMissing ? words.nothing : undefined}>
            <input
              id="import-file"
              type="file"
              accept=".docx,.pdf,.md,.markdown,.txt"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          </Field>
          <Field id="import-text" label={words.paste} error={errorOf(problem, 'text')}>
            <Input.TextArea
              id="import-text"
              autoSize={{ minRows: 5, maxRows: 14 }}
              disabled={file !== null}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          <Field id="import-slug" label={words.slug} error={errorOf(problem, 'slug')}>
            <Input
              id="import-slug"
              autoComplete="off"
              value={slug}
              onChange={(event) => setSlug(event.target.value.trim())}
            />
          </Field>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {isBusy ? words.reading : words.read}
          </Button>
        </form>
      ) : (
        <>
          <ImportReport found={found} />
          <p className="form-keys">
            <Button type="primary" onClick={() => use(found)}>
              {words.use}
            </Button>
            <Button onClick={() => setFound(null)}>{words.again}</Button>
          </p>
        </>
      )}
    </Drawer>
  )
}
