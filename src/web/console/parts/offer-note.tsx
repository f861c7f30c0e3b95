/** A talk that somebody is asked to take: the one asked says yes or no, the holder sees that the answer is awaited. */
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDoing } from '../load.ts'
import type { ConversationDetail, ConversationRow } from '../types.ts'
import { common, talk } from '../words.ts'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  head: ConversationRow
  offer: ConversationDetail['state']['offer']
  onChanged: () => void
}

export function OfferNote({ head, offer, onChanged }: Props) {
  const { me } = useDesk()
  if (offer === null || head.holder?.id !== offer.by.id) return null
  if (offer.by.id === me.id) {
    const who = offer.to === null ? (offer.office ?? '') : common.worker(offer.to.badge)
    return (
      <p className="warn-box" role="status">
        {talk.offerWaits(who)}
      </p>
    )
  }
  const isForMe = offer.to === null ? offer.office === me.office : offer.to.id === me.id
  return isForMe ? <Answer head={head} offer={offer} onChanged={onChanged} /> : null
}

function Answer({ head, offer, onChanged }: { head: ConversationRow; offer: NonNullable<Props['offer']> } & Props) {
  const { reload } = useDesk()
  const { message } = App.useApp()
  const { run, isBusy, problem } = useDoing()
  const [note, setNote] = useState('')
  const answer = async (accept: boolean) => {
    const went = await run(() => post(`/conversations/${head.id}/offer/answer`, { accept, note: accept ? '' : note }))
    reload()
    onChanged()
    if (went) void message.success(accept ? talk.claimed : talk.rejected)
  }
  return (
    <div className="warn-box" role="alert">
      <strong>{talk.offered(offer.by.badge)}</strong>
      {offer.note !== '' && <p>{offer.note}</p>}
      <ProblemNote problem={problem} />
      <p className="row-keys">
        <Button type="primary" loading={isBusy} onClick={() => void answer(true)}>
          {talk.accept}
        </Button>
        <Input
          aria-label={talk.rejectWhy}
          placeholder={talk.rejectWhy}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button disabled={isBusy} onClick={() => void answer(false)}>
          {talk.reject}
        </Button>
      </p>
    </div>
  )
}
