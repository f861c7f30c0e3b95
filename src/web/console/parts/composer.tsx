/** Where one writes: to the resident or an internal note, each with its own draft; nothing typed is lost, nothing is sent twice. */
import { Alert, App, Button, Input, Segmented, Upload } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { putDraft, useDraft } from '../drafts.ts'
import { useKeys } from '../keys.ts'
import { useDoing } from '../load.ts'
import { usePresence } from '../presence.ts'
import { upload } from '../upload.ts'
import type { ConversationRow, Message, Note } from '../types.ts'
import { helpWords } from '../words-replies.ts'
import { compose } from '../words.ts'
import { ComposerHelp } from './composer-help.tsx'
import { ProblemNote } from './problem-note.tsx'

export type Writing = 'reply' | 'note'

export function draftName(staffId: string, writing: Writing, conversationId: string): string {
  return `${staffId}.${writing}.${conversationId}`
}

interface Draft {
  text: string
  /** Stays with the words until they are stored, so that a second try cannot send them twice. */
  clientId: string
}

const EMPTY: Draft = { text: '', clientId: '' }

interface Props {
  head: ConversationRow
  /** Seq of the resident's newest message. */
  lastAsked: number
  onSaid: (said: { message?: Message; note?: Note }) => void
}

export function Composer({ head, lastAsked, onSaid }: Props) {
  const { me } = useDesk()
  const { message } = App.useApp()
  const isMine = head.floor === 'human' && head.holder?.id === me.id
  const [wanted, setWriting] = useState<Writing>('reply')
  const writing = isMine ? wanted : 'note'
  const [draft, setDraft, clear] = useDraft<Draft>(draftName(me.id, writing, head.id), EMPTY)
  const [isAsking, setAsking] = useState(false)
  const [isHelped, setHelped] = useState(false)
  const { run, isBusy, problem } = useDoing()
  const box = useRef<TextAreaRef>(null)
  const [keys, setKeys] = useState(0)
  const others = usePresence(head.id, isMine && writing === 'reply' ? keys : 0)

  const write = (text: string) => {
    setAsking(false)
    setKeys((count) => count + 1)
    // New words are a new message; the same words keep their id.
    setDraft({ text, clientId: crypto.randomUUID() })
  }
  const send = async () => {
    if (draft.text.trim() === '') return
    if (writing === 'reply' && !isAsking && looksLikeNote(draft.text)) return setAsking(true)
    const stored = await run(async () => {
      const said = writing === 'reply' ? await say(head.id, draft) : await note(head.id, draft.text)
      // First the draft goes: the list, drawn anew by what was said, looks whether there is one.
      clear()
      onSaid(said)
      setAsking(false)
    })
    if (stored) box.current?.focus()
  }
  const asNote = () => {
    putDraft<Draft>(draftName(me.id, 'note', head.id), { text: draft.text, clientId: '' })
    clear()
    setWriting('note')
    setAsking(false)
  }
  const open = useCallback((next: Writing) => {
    setWriting(next)
    box.current?.focus()
  }, [])
  const pick = (text: string) => {
    write(draft.text.trim() === '' ? text : `${draft.text}\n${text}`)
    box.current?.focus()
  }
  /** A quotation goes out as it stands; the draft is not touched. */
  const sendNow = (text: string) => run(async () => onSaid(await say(head.id, { text, clientId: crypto.randomUUID() })))
  const sendFile = (file: File) =>
    run(async () => {
      const form = new FormData()
      form.append('file', file)
      onSaid(await upload<{ message: Message }>(`/conversations/${head.id}/attachments`, form))
      void message.success(compose.fileSent)
    })
  useKeys(useMemo(() => ({ r: () => open('reply'), m: () => open('note'), h: () => setHelped((was) => !was) }), [open]))

  return (
    <footer className={`composer ${writing}`}>
      {!isMine && <p className="muted">{whyNot(head)}</p>}
      {others.length > 0 && (
        <p className="muted small" role="status">
          {others.map(({ badge, typing }) => (typing ? compose.writesToo(badge) : compose.looksToo(badge))).join('　')}
        </p>
      )}
      <ProblemNote problem={problem} onRetry={() => void send()} />
      {isAsking && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={compose.looksLikeNote}
          action={
            <>
              <Button onClick={asNote}>{compose.asNote}</Button>{' '}
              <Button onClick={() => void send()}>{compose.sendAnyway}</Button>
            </>
          }
        />
      )}
      {isMine && writing === 'reply' && isHelped && (
        <ComposerHelp id={head.id} lastAsked={lastAsked} onPick={pick} onSend={(text) => void sendNow(text)} />
      )}
      {isMine && (
        <Segmented<Writing>
          value={writing}
          onChange={setWriting}
          options={[
            { value: 'reply', label: compose.reply },
            { value: 'note', label: compose.note },
          ]}
        />
      )}
      {isMine && writing === 'reply' && (
        <Button className="help-key" aria-expanded={isHelped} onClick={() => setHelped(!isHelped)}>
          {helpWords.title}
        </Button>
      )}
      {isMine && writing === 'reply' && head.channel !== 'phone' && (
        <Upload
          accept="image/*,.pdf"
          showUploadList={false}
          beforeUpload={(file) => {
            void sendFile(file)
            return false
          }}
        >
          <Button>{compose.file}</Button>
        </Upload>
      )}
      <div className="composer-row">
        <Input.TextArea
          ref={box}
          aria-label={writing === 'reply' ? compose.reply : compose.note}
          placeholder={writing === 'reply' ? compose.replyHint : compose.noteHint}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={draft.text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            void send()
          }}
        />
        <Button type="primary" loading={isBusy} onClick={() => void send()}>
          {isBusy ? compose.sending : writing === 'reply' ? compose.send : compose.saveNote}
        </Button>
      </div>
    </footer>
  )
}

/** Meant for a colleague by all appearances (freescout asks the same). */
function looksLikeNote(text: string): boolean {
  return /^\s*(@|＠|内部)/.test(text)
}

function whyNot(head: ConversationRow): string {
  if (head.floor === 'closed') return compose.isClosed
  return head.holder === null ? compose.mustClaim : compose.heldBy(head.holder.badge)
}

async function say(id: string, { text, clientId }: Draft): Promise<{ message: Message }> {
  return post<{ message: Message }>(`/conversations/${id}/messages`, { clientId, text })
}

async function note(id: string, text: string): Promise<{ note: Note }> {
  return { note: await post<Note>(`/conversations/${id}/notes`, { text }) }
}
