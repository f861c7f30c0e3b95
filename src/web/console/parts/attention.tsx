/** [需要看] in the top bar: every open alert this person may see, one line a matter, to be opened or put aside as done. */
import { App, Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { answeredWords } from '../answer-call.ts'
import type { Attention } from '../alarms.ts'
import { post, toProblem } from '../api.ts'
import { spanWords, useNow } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { useKeys } from '../keys.ts'
import { alarmAddress } from '../ring.ts'
import { goTo } from '../router.tsx'
import { ALERT_WORDS, attentionWords as words } from '../words-attention.ts'
import { common } from '../words.ts'
import { CallKeys } from './call-keys.tsx'
import { LevelTag } from './level-tag.tsx'

export function AttentionKey() {
  const { attention, may } = useDesk()
  const [isOpen, setOpen] = useState(false)
  useKeys(useMemo(() => ({ 'g a': () => setOpen(true) }), []))
  if (!may('conversation.read')) return null
  return (
    <>
      <Button
        className="num attention-key"
        type={attention.length > 0 ? 'primary' : 'default'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {words.open(attention.length)}
      </Button>
      <Drawer
        title={words.title}
        open={isOpen}
        onClose={() => setOpen(false)}
        size={460}
        closable={{ 'aria-label': common.close }}
      >
        {attention.length === 0 ? (
          <p className="muted">{words.empty}</p>
        ) : (
          <ul className="attention-list" aria-label={words.list}>
            {attention.map((item) => (
              <li key={item.key}>
                <AttentionLine item={item} onLeave={() => setOpen(false)} />
              </li>
            ))}
          </ul>
        )}
      </Drawer>
    </>
  )
}

function AttentionLine({ item, onLeave }: { item: Attention; onLeave: () => void }) {
  const { me, may, reload } = useDesk()
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const now = useNow()
  const finish = async () => {
    setBusy(true)
    try {
      for (const id of item.alertIds) await post(`/alerts/${id}/done`)
      void message.success(words.doneSaid)
    } catch (thrown) {
      void message.warning(toProblem(thrown).detail, 6)
    }
    setBusy(false)
    reload()
  }
  return (
    <>
      <p>
        <LevelTag level={item.level} />
        <strong>{item.kinds.map((kind) => ALERT_WORDS[kind]).join('、')}</strong>
      </p>
      <p>{item.text}</p>
      <p className="muted small num">
        {[
          words.waited(spanWords(Math.max(0, now - Date.parse(item.since)))),
          holderWords(item, me.id),
          answeredWords(item),
          item.caseNumber,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <p className="row-keys">
        <Button
          onClick={() => {
            onLeave()
            goTo(alarmAddress(item))
          }}
        >
          {words.look}
        </Button>
        <CallKeys item={item} />
        {may('conversation.work') && (
          <Button loading={isBusy} onClick={() => void finish()}>
            {words.done}
          </Button>
        )}
      </p>
    </>
  )
}

function holderWords({ holder }: Attention, meId: string): string {
  if (holder === null) return words.nobody
  return holder.id === meId ? words.mine : words.held(holder.badge)
}
