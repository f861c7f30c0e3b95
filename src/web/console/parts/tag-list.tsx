/** The office's marks: name, colour, who may set them, whether they are in use. */
import { Button, Checkbox, Input, Select } from 'antd'
import { TAG_COLOURS, type Tag, type Tags } from '../../../core/tags.ts'
import { useTable } from '../office-table.ts'
import type { RoleName } from '../types.ts'
import { tableWords, tagPageWords as words } from '../words-dispatch.ts'
import { ROLE_WORDS } from '../words.ts'
import { SaveTable } from './save-table.tsx'

const COLOURS = TAG_COLOURS.map((value) => ({ value, label: words.colours[value] }))
/** Those who work on talks and cases. */
const WORKERS: readonly RoleName[] = ['agent', 'town_worker', 'supervisor', 'administrator']
const ROLES = WORKERS.map((value) => ({ value, label: ROLE_WORDS[value] }))

export function TagList({ canEdit }: { canEdit: boolean }) {
  const edit = useTable<Tags>('tags')
  const all = edit.value?.tags ?? []
  const put = (tags: Tag[]) => edit.change({ tags })
  return (
    <section className="card-box">
      <h2>{tableWords.names['tags']}</h2>
      <p className="muted">{words.rule}</p>
      {all.map((one, at) => {
        const change = (part: Partial<Tag>) =>
          put(all.map((other, index) => (index === at ? { ...other, ...part } : other)))
        return (
          <div className="inline-fields" key={at}>
            <Input
              aria-label={tableWords.fields.name}
              placeholder={tableWords.fields.name}
              maxLength={12}
              disabled={!canEdit}
              value={one.name}
              onChange={({ target }) => change({ name: target.value })}
            />
            <Select
              aria-label={words.colour}
              disabled={!canEdit}
              value={one.colour}
              options={COLOURS}
              onChange={(colour) => change({ colour })}
            />
            <Select<RoleName[]>
              className="wide"
              mode="multiple"
              aria-label={words.who}
              placeholder={words.everybody}
              disabled={!canEdit}
              value={one.roles}
              options={ROLES}
              onChange={(roles) => change({ roles })}
            />
            <Checkbox
              checked={one.active}
              disabled={!canEdit}
              onChange={({ target }) => change({ active: target.checked })}
            >
              {tableWords.fields.active}
            </Checkbox>
          </div>
        )
      })}
      {canEdit && (
        <Button onClick={() => put([...all, { name: '', colour: 'grey', roles: [], active: true }])}>
          {tableWords.add}
        </Button>
      )}
      <SaveTable id="tags" edit={edit} />
    </section>
  )
}
