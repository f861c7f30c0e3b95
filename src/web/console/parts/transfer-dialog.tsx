/** Passing a conversation on: to a colleague, who speaks from that moment, or to the desk of a town, where it waits. */
import { App, Checkbox, Input, Modal, Segmented, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { post } from '../api.ts'
import { colleagueWords, useColleagues } from '../colleagues.ts'
import { useDesk } from '../desk.tsx'
import { useDraft } from '../drafts.ts'
import { focusFirst } from '../focus.ts'
import { useDoing } from '../load.ts'
import type { ConversationRow } from '../types.ts'
import { common, talk } from '../words.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

const TownSelect = lazy(() => import('./town-select.tsx'))

type Target = 'colleague' | 'office' | 'town'

interface Props {
  head: ConversationRow
  isOpen: boolean
  onClose: () => void
  onDone: () => void
}

export function TransferDialog({ head, isOpen, onClose, onDone }: Props) {
  const { me, reload } = useDesk()
  const { message } = App.useApp()
  const [target, setTarget] = useState<Target>('colleague')
  const [asksFirst, setAsksFirst] = useState(true)
  const [to, setTo] = useState<string | null>(null)
  const [note, setNote, clearNote] = useDraft(`${me.id}.transfer.${head.id}`, '')
  const colleagues = useColleagues(isOpen && target !== 'town')
  const { run, isBusy, problem } = useDoing()
  const send = async () => {
    const asks = target === 'office' || (target === 'colleague' && asksFirst)
    const went = await run(() =>
      asks
        ? post(`/conversations/${head.id}/offer`, target === 'office' ? { office: to, note } : { to, note })
        : post(`/conversations/${head.id}/transfer`, target === 'town' ? { town: to, note } : { to, note }),
    )
    if (!went) return
    clearNote()
    void message.success(asks ? talk.asked : talk.transferred)
    reload()
    onDone()
    onClose()
  }
  return (
    <Modal
      open={isOpen}
      title={talk.transfer}
      okText={talk.transfer}
      cancelText={common.cancel}
      okButtonProps={{ disabled: to === null }}
      confirmLoading={isBusy}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(opened) => focusFirst(opened, '#transfer-to')}
    >
      <ProblemNote problem={problem} />
      <ProblemNote problem={colleagues.problem} onRetry={colleagues.reload} />
      <Segmented
        value={target}
        onChange={(next: Target) => {
          setTarget(next)
          setTo(null)
        }}
        options={[
          { value: 'colleague', label: talk.toColleague },
          { value: 'office', label: talk.toOffice },
          { value: 'town', label: talk.toTown },
        ]}
      />
      <Field id="transfer-to" label={talk.who}>
        {target === 'office' ? (
          <Select
            id="transfer-to"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={to}
            onChange={setTo}
            options={[...new Set(colleagues.others.map(({ office }) => office))].map((office) => ({
              value: office,
              label: office,
            }))}
          />
        ) : target === 'colleague' ? (
          <Select
            id="transfer-to"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={to}
            onChange={setTo}
            options={colleagues.others.map((person) => ({ value: person.id, label: colleagueWords(person) }))}
          />
        ) : (
          <Suspense>
            <TownSelect id="transfer-to" value={to} onChange={setTo} />
          </Suspense>
        )}
      </Field>
      {target === 'colleague' && (
        <Checkbox checked={asksFirst} onChange={(event) => setAsksFirst(event.target.checked)}>
          {talk.askFirst}
        </Checkbox>
      )}
      <Field id="transfer-note" label={talk.why}>
        <Input.TextArea id="transfer-note" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Modal>
  )
}
