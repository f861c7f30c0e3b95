/** The office's ready replies, edited as a list; when somebody else saved first, that is said and nothing typed is lost. */
import { Button, Drawer, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { PLACES, type CannedReply } from '../../../core/canned-replies.ts'
import { call, get, toProblem } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDraft } from '../drafts.ts'
import { useDoing, useLoad } from '../load.ts'
import { mergeLists, type MergedList } from '../stale.ts'
import { staleWords } from '../words-stale.ts'
import { helpWords as words } from '../words-replies.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'
import { StaleNote } from './stale-note.tsx'

interface Held {
  version: number
  replies: CannedReply[]
}

interface Draft extends Held {
  /** The list as it stood when the writer began. */
  base: CannedReply[]
}

export function RepliesEditor({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const { value, problem, reload } = useLoad<Held>('/replies')
  return (
    <Drawer open onClose={onClose} title={words.edit} size={640}>
      <ProblemNote problem={problem} onRetry={reload} />
      <p className="muted">{words.places(PLACES.map((place) => `{${place}}`).join(' '))}</p>
      {value !== null && <List key={value.version} held={value} onSaved={onSaved} />}
    </Drawer>
  )
}

function List({ held, onSaved }: { held: Held; onSaved: () => void }) {
  const { me } = useDesk()
  const [draft, setDraft, clear] = useDraft<Draft>(`${me.id}.replies`, { ...held, base: held.replies })
  const [clashes, setClashes] = useState<MergedList<CannedReply>['clashes'] | null>(null)
  const { run, isBusy, problem } = useDoing()
  const { replies } = draft
  const setReplies = (next: CannedReply[]) => setDraft({ ...draft, replies: next })
  const put = (at: number, part: Partial<CannedReply>) =>
    setReplies(replies.map((reply, place) => (place === at ? { ...reply, ...part } : reply)))
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      try {
        await call('PUT', '/replies', { expectedVersion: draft.version, replies })
      } catch (thrown) {
        const refused = toProblem(thrown)
        if (refused.type !== 'stale-record') throw refused
        // What only the other has changed is taken over; the next save stands on that version.
        const theirs = await get<Held>('/replies')
        const merged = mergeLists(draft.base, replies, theirs.replies)
        setDraft({ version: theirs.version, base: theirs.replies, replies: merged.items })
        setClashes(merged.clashes)
        return
      }
      clear()
      onSaved()
    })
  }
  const settle = (id: string) => setClashes((before) => before && before.filter(({ mine }) => mine.id !== id))
  const useTheirs = (id: string) => {
    const theirs = clashes?.find(({ mine }) => mine.id === id)?.theirs ?? null
    setReplies(replies.flatMap((reply) => (reply.id === id ? (theirs ?? []) : reply)))
    settle(id)
  }
  return (
    <form className="case-form" onSubmit={save}>
      {replies.map((reply, at) => (
        <fieldset key={reply.id} className="card-box">
          <legend>{words.nth(at + 1)}</legend>
          <Field id={`reply-title-${at}`} label={words.name} error={errorOf(problem, `replies.${at}.title`)}>
            <Input
              id={`reply-title-${at}`}
              value={reply.title}
              onChange={({ target }) => put(at, { title: target.value })}
            />
          </Field>
          <Field id={`reply-text-${at}`} label={words.text} error={errorOf(problem, `replies.${at}.text`)}>
            <Input.TextArea
              id={`reply-text-${at}`}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={reply.text}
              onChange={({ target }) => put(at, { text: target.value })}
            />
          </Field>
          <Button size="small" onClick={() => setReplies(replies.filter((_, place) => place !== at))}>
            {words.remove}
          </Button>
        </fieldset>
      ))}
      <ProblemNote problem={problem} />
      {clashes !== null && (
        <StaleNote
          clashes={clashes.map(({ mine, theirs }) => ({
            key: mine.id,
            label: mine.title,
            mine: mine.text,
            theirs: theirs === null ? staleWords.removed : `${theirs.title}：${theirs.text}`,
          }))}
          onMine={settle}
          onTheirs={useTheirs}
        />
      )}
      <span className="keys">
        <Button onClick={() => setReplies([...replies, { id: `r${Date.now().toString(36)}`, title: '', text: '' }])}>
          {words.add}
        </Button>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
      </span>
    </form>
  )
}
