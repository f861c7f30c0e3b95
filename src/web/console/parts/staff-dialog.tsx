/** Adding or changing a colleague; a new one gets a one-time link and chooses the password alone. */
import { Button, Drawer, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { call } from '../api.ts'
import { useDoing } from '../load.ts'
import type { StaffAnswer, StaffMember } from '../staff.ts'
import { TOWN_OPTIONS } from '../towns.ts'
import type { RoleName } from '../types.ts'
import { ROLE_WORDS } from '../words.ts'
import { staffWords as words } from '../words-admin.ts'
import { caseForm } from '../words-cases.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  person: StaffMember | null
  onClose: () => void
  onSaved: (answer: StaffAnswer) => void
}

interface Typed {
  username: string
  name: string
  badge: string
  office: string
  role: RoleName
  towns: string[]
}

const NEW: Typed = { username: '', name: '', badge: '', office: '', role: 'agent', towns: [] }
const ROLES = Object.entries(ROLE_WORDS).map(([value, label]) => ({ value: value as RoleName, label }))

export function StaffDialog({ person, onClose, onSaved }: Props) {
  const [typed, setTyped] = useState<Typed>(person ?? NEW)
  const { run, isBusy, problem } = useDoing()
  const put = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { username, name, badge, office, role, towns } = typed
    const rest = { role, towns, ...(name ? { name } : {}), ...(badge ? { badge } : {}), ...(office ? { office } : {}) }
    await run(async () =>
      onSaved(
        person === null
          ? await call<StaffAnswer>('POST', '/staff', { username, ...rest })
          : await call<StaffAnswer>('PATCH', `/staff/${person.id}`, rest),
      ),
    )
  }
  const text = (name: 'username' | 'name' | 'badge' | 'office') => (
    <Field id={`staff-${name}`} label={words.form[name]} error={errorOf(problem, name)}>
      <Input
        id={`staff-${name}`}
        autoComplete="off"
        disabled={name === 'username' && person !== null}
        value={typed[name]}
        onChange={(event) => put({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <Drawer open onClose={onClose} title={person === null ? words.add : `${words.edit} · ${person.name}`} size={480}>
      <form onSubmit={(event) => void save(event)} className="case-form">
        <ProblemNote problem={problem} />
        {text('username')}
        {text('name')}
        {text('badge')}
        {text('office')}
        <Field id="staff-role" label={words.form.role}>
          <Select
            id="staff-role"
            className="wide"
            value={typed.role}
            options={ROLES}
            onChange={(role: RoleName) => put({ role })}
          />
        </Field>
        {typed.role === 'town_worker' && (
          <Field id="staff-towns" label={words.form.towns} error={errorOf(problem, 'towns')}>
            <Select
              id="staff-towns"
              className="wide"
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={typed.towns}
              options={TOWN_OPTIONS}
              onChange={(towns: string[]) => put({ towns })}
            />
          </Field>
        )}
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {caseForm.save}
        </Button>
      </form>
    </Drawer>
  )
}
