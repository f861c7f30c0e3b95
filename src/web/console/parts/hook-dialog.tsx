/** Entering or changing an address that is told of changes. */
import { Button, Checkbox, Drawer, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { HOOK_EVENTS, type HookEvent } from '../../../core/hooks/events.ts'
import { call } from '../api.ts'
import { useDoing } from '../load.ts'
import { TOWN_OPTIONS } from '../towns.ts'
import { HOOK_EVENT_WORDS, hookWords } from '../words-hooks.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

export interface Hook {
  id: string
  name: string
  url: string
  events: HookEvent[]
  towns: string[]
  state: 'on' | 'off' | 'failed'
}

interface Props {
  hook: Hook | null
  onClose: () => void
  onSaved: (saved: Hook & { secret?: string }) => void
}

const words = hookWords.hooks

export function HookDialog({ hook, onClose, onSaved }: Props) {
  const { name = '', url = '', events = [...HOOK_EVENTS], towns = [] } = hook ?? {}
  const [typed, setTyped] = useState({ name, url, events, towns })
  const { run, isBusy, problem } = useDoing()
  const put = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () =>
      onSaved(
        await (hook === null
          ? call<Hook & { secret: string }>('POST', '/webhooks', typed)
          : call<Hook>('PATCH', `/webhooks/${hook.id}`, typed)),
      ),
    )
  }
  return (
    <Drawer open onClose={onClose} title={hook === null ? words.add : `${words.edit} · ${hook.name}`} size={480}>
      <form onSubmit={save} className="case-form">
        <ProblemNote problem={problem} />
        <Field id="hook-name" label={hookWords.name} error={errorOf(problem, 'name')}>
          <Input
            id="hook-name"
            maxLength={40}
            value={typed.name}
            onChange={({ target }) => put({ name: target.value })}
          />
        </Field>
        <Field id="hook-url" label={words.url} error={errorOf(problem, 'url')}>
          <Input
            id="hook-url"
            inputMode="url"
            maxLength={500}
            value={typed.url}
            onChange={({ target }) => put({ url: target.value })}
          />
        </Field>
        <Field id="hook-events" label={words.events} error={errorOf(problem, 'events')}>
          <Checkbox.Group
            className="check-column"
            value={typed.events}
            options={HOOK_EVENTS.map((value) => ({ value, label: HOOK_EVENT_WORDS[value] }))}
            onChange={(chosen) => put({ events: chosen })}
          />
        </Field>
        <Field id="hook-towns" label={hookWords.towns} error={errorOf(problem, 'towns')}>
          <Select
            id="hook-towns"
            className="wide"
            mode="multiple"
            placeholder={hookWords.townsAll}
            showSearch={{ optionFilterProp: 'label' }}
            value={typed.towns}
            options={TOWN_OPTIONS}
            onChange={(chosen: string[]) => put({ towns: chosen })}
          />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {hookWords.save}
        </Button>
      </form>
    </Drawer>
  )
}
