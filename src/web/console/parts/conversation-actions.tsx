/** What a worker can do with a conversation besides speaking: take it, give it back, pass it on, end it. */
import { App, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { post, type ApiProblem } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useKeys } from '../keys.ts'
import { useDoing } from '../load.ts'
import type { ConversationRow } from '../types.ts'
import { common, floors, talk } from '../words.ts'
import { HandbackDialog } from './handback-dialog.tsx'
import { LevelTag } from './level-tag.tsx'
import { ProblemNote } from './problem-note.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import { UndoNote } from './undo-note.tsx'

interface Props {
  head: ConversationRow
  onChanged: () => void
}

type Dialog = 'transfer' | 'handback' | null

export function ConversationActions({ head, onChanged }: Props) {
  const { me, may } = useDesk()
  const [dialog, setDialog] = useState<Dialog>(null)
  const { act, isBusy, problem, clear } = useActs(head, onChanged)
  const isMine = head.floor === 'human' && head.holder?.id === me.id
  const claim = useCallback(() => void act('claim', talk.claimed), [act])
  const end = useCallback(() => void act('close', talk.ended, claim), [act, claim])
  useKeys(
    useMemo(
      () => ({
        c: claim,
        ...(isMine ? { t: () => setDialog('transfer'), b: () => setDialog('handback'), e: end } : {}),
      }),
      [claim, end, isMine],
    ),
  )
  return (
    <div className="talk-actions">
      <LevelTag level={head.level} />
      <span className="holder">{holderWords(head, me.id)}</span>
      <span className="keys">
        {!isMine && may('conversation.work') && (
          <Button type="primary" loading={isBusy} onClick={claim}>
            {talk.claim} <kbd>c</kbd>
          </Button>
        )}
        {isMine && (
          <>
            <Button onClick={() => setDialog('transfer')}>{talk.transfer}</Button>
            <Button onClick={() => setDialog('handback')}>{talk.handback}</Button>
            <Button disabled={isBusy} onClick={() => void act('release', talk.released, claim)}>
              {talk.release}
            </Button>
            <Button disabled={isBusy} onClick={end}>
              {talk.end}
            </Button>
          </>
        )}
      </span>
      {problem !== null && <Lost problem={problem} head={head} onClose={clear} />}
      <TransferDialog head={head} isOpen={dialog === 'transfer'} onClose={() => setDialog(null)} onDone={onChanged} />
      <HandbackDialog
        head={head}
        isOpen={dialog === 'handback'}
        onClose={() => setDialog(null)}
        onDone={onChanged}
        onUndo={claim}
      />
    </div>
  )
}

type Act = 'claim' | 'release' | 'close'

/** Does it, says so, and offers the way back for ten seconds where there is one. */
function useActs(head: ConversationRow, onChanged: () => void) {
  const { message } = App.useApp()
  const { run, isBusy, problem, clear } = useDoing()
  const { reload } = useDesk()
  const act = useCallback(
    async (name: Act, done: string, undo?: () => void) => {
      const went = await run(() => post(`/conversations/${head.id}/${name}`))
      reload()
      onChanged()
      if (!went) return
      const content = undo ? <UndoNote text={done} onUndo={undo} onClose={() => message.destroy(head.id)} /> : done
      void message.success({ content, key: head.id, duration: undo ? 10 : 3 })
    },
    [head.id, message, onChanged, reload, run],
  )
  return { act, isBusy, problem, clear }
}

/** The one who came second reads who holds it, and may watch or ask for it. */
function Lost({ problem, head, onClose }: { problem: ApiProblem; head: ConversationRow; onClose: () => void }) {
  const { me } = useDesk()
  const { message } = App.useApp()
  const asking = useDoing()
  if (problem.type !== 'already-claimed')
    return <ProblemNote problem={problem} onRetry={onClose} retryWord={common.close} />
  const ask = async () => {
    const text = talk.askTransferNote(me.badge, holderBadge(problem, head))
    if (await asking.run(() => post(`/conversations/${head.id}/notes`, { text }))) {
      void message.success(talk.askTransferDone)
      onClose()
    }
  }
  return (
    <div className="lost" role="alert">
      <strong>{problem.detail}</strong> <Button onClick={onClose}>{talk.watch}</Button>{' '}
      <Button loading={asking.isBusy} onClick={() => void ask()}>
        {talk.askTransfer}
      </Button>
      <ProblemNote problem={asking.problem} />
    </div>
  )
}

/** Who holds it by the refusal itself; the list may be a moment behind. */
function holderBadge({ extra }: ApiProblem, head: ConversationRow): string {
  const holder = extra['holder']
  return typeof holder === 'string' ? holder : (head.holder?.badge ?? '')
}

function holderWords(head: ConversationRow, meId: string): string {
  if (head.holder === null) return floors[head.floor]
  return head.holder.id === meId ? talk.mine : talk.held(head.holder.badge)
}
