/** Handing the floor back to the bot, with a word on what it should do next. */
import { App, Input, Modal } from 'antd'
import { post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDraft } from '../drafts.ts'
import { focusFirst } from '../focus.ts'
import { useDoing } from '../load.ts'
import type { ConversationRow } from '../types.ts'
import { common, talk } from '../words.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'
import { UndoNote } from './undo-note.tsx'

interface Props {
  head: ConversationRow
  isOpen: boolean
  onClose: () => void
  onDone: () => void
  onUndo: () => void
}

export function HandbackDialog({ head, isOpen, onClose, onDone, onUndo }: Props) {
  const { me, reload } = useDesk()
  const { message } = App.useApp()
  const [instruction, setInstruction, clear] = useDraft(`${me.id}.handback.${head.id}`, '')
  const { run, isBusy, problem } = useDoing()
  const send = async () => {
    if (!(await run(() => post(`/conversations/${head.id}/handback`, { instruction: instruction.trim() || null }))))
      return
    clear()
    const content = <UndoNote text={talk.handedBack} onUndo={onUndo} onClose={() => message.destroy(head.id)} />
    void message.success({ content, key: head.id, duration: 10 })
    reload()
    onDone()
    onClose()
  }
  return (
    <Modal
      open={isOpen}
      title={talk.handback}
      okText={talk.handback}
      cancelText={common.cancel}
      confirmLoading={isBusy}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(opened) => focusFirst(opened, '#handback-instruction')}
    >
      <ProblemNote problem={problem} />
      <Field id="handback-instruction" label={talk.instruction} hint={talk.instructionNone}>
        <Input.TextArea
          id="handback-instruction"
          rows={3}
          maxLength={500}
          placeholder={talk.instructionHint}
          value={instruction}
          onChange={(event) => setInstruction(event.target.value)}
        />
      </Field>
    </Modal>
  )
}
