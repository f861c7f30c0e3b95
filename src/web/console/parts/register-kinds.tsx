/** The table of kinds, edited by the administrator: names, new kinds, switched off or on; nothing is taken away. */
import { Button, Checkbox, Drawer, Input } from 'antd'
import { useState } from 'react'
import { call } from '../api.ts'
import { useDoing } from '../load.ts'
import type { HeldKinds, KindTable } from '../register.ts'
import { kindWords as words } from '../words-register.ts'
import { ProblemNote } from './problem-note.tsx'

type Category = KindTable['categories'][number]

interface Props {
  held: HeldKinds
  onClose: () => void
  onSaved: (held: HeldKinds) => void
}

export function RegisterKinds({ held, onClose, onSaved }: Props) {
  const [categories, setCategories] = useState(held.table.categories)
  const { run, isBusy, problem } = useDoing()
  const put = (at: number, part: Partial<Category>) =>
    setCategories(categories.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const save = () =>
    void run(async () =>
      onSaved(
        await call<HeldKinds>('PUT', '/register/kinds', { expectedVersion: held.version, table: { categories } }),
      ),
    )
  const isNew = (code: string) => !held.table.categories.some(({ kinds }) => kinds.some((kind) => kind.code === code))
  return (
    <Drawer open onClose={onClose} title={words.title} size={640}>
      <ProblemNote problem={problem} />
      <p className="muted">{words.hint}</p>
      {categories.map(({ code, name, kinds }, at) => (
        <fieldset key={code} className="field">
          <legend>{name}</legend>
          {kinds.map((kind, index) => {
            const change = (part: Partial<typeof kind>) =>
              put(at, { kinds: kinds.map((one, other) => (other === index ? { ...one, ...part } : one)) })
            return (
              <div key={index} className="keys">
                {isNew(kind.code) && (
                  <Input
                    aria-label={words.code}
                    placeholder={words.code}
                    value={kind.code}
                    onChange={(event) => change({ code: event.target.value })}
                  />
                )}
                <Input
                  aria-label={words.name}
                  value={kind.name}
                  onChange={(event) => change({ name: event.target.value })}
                />
                <Checkbox checked={kind.active} onChange={(event) => change({ active: event.target.checked })}>
                  {words.active}
                </Checkbox>
              </div>
            )
          })}
          <Button size="small" onClick={() => put(at, { kinds: [...kinds, { code: '', name: '', active: true }] })}>
            {words.add}
          </Button>
        </fieldset>
      ))}
      <Button type="primary" loading={isBusy} onClick={save}>
        {words.save}
      </Button>
    </Drawer>
  )
}
