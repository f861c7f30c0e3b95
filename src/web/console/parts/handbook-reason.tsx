/** A step that is written down with its reason: send back, retire, roll back. */
import { Button, Drawer, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import type { ApiProblem } from '../api.ts'
import { focusFirst } from '../focus.ts'
import { reasonWords as words } from '../words-handbook.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  title: string
  text: string
  label?: string
  isBusy: boolean
  problem: ApiProblem | null
  onGo: (reason: string) => void
  onClose: () => void
}

export function ReasonDialog({ title, text, label = words.reason, isBusy, problem, onGo, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const go = (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') onGo(reason.trim())
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={title}
      size={480}
      autoFocus={false}
      afterOpenChange={(isOpen) => focusFirst(isOpen, '#step-reason')}
    >
      <form onSubmit={go} className="case-form">
        <ProblemNote problem={problem} />
        <p>{text}</p>
        <Field id="step-reason" label={label} error={isMissing ? words.missing : undefined}>
          <Input.TextArea
            id="step-reason"
            maxLength={200}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.go}
        </Button>
      </form>
    </Drawer>
  )
}
