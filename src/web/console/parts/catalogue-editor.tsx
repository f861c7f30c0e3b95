/** The catalogue of services and who provides them, as the office edits it; items in use are switched off, never taken away. */
import { Input, Select, type SelectProps } from 'antd'
import { itemsOf, type Catalogue } from '../../../core/catalogue/catalogue.ts'
import { useTable } from '../office-table.ts'
import { TOWN_OPTIONS } from '../towns.ts'
import { serviceWords as words } from '../words-services.ts'
import { ListEditor } from './list-editor.tsx'
import { SaveTable } from './save-table.tsx'

type Provider = Catalogue['providers'][number]
type Items = Catalogue['classes'][number]['items']

export function CatalogueEditor({ canEdit }: { canEdit: boolean }) {
  const edit = useTable<Catalogue>('services')
  const table = edit.value
  if (table === null) return <SaveTable id="services" edit={edit} />
  const putClass = (at: number, items: Items) =>
    edit.change({ ...table, classes: table.classes.map((one, other) => (other === at ? { ...one, items } : one)) })
  return (
    <>
      <p className="muted">{words.catalogueHint}</p>
      <div className="figure-grid">
        {table.classes.map(({ id, label, items }, at) => (
          <fieldset key={id} className="card-box">
            <legend>{label}</legend>
            <ListEditor<Items[number]>
              lines={items}
              canEdit={canEdit}
              words={{ active: words.active, add: words.addItem }}
              fresh={() => ({ id: freshId('x'), label: words.label, active: true })}
              onChange={(next) => putClass(at, next)}
              line={(item, put, active) => (
                <div className="inline-fields">
                  <Input
                    aria-label={words.label}
                    value={item.label}
                    disabled={!canEdit}
                    onChange={({ target }) => put({ label: target.value })}
                  />
                  {active}
                </div>
              )}
            />
          </fieldset>
        ))}
      </div>
      <Providers table={table} canEdit={canEdit} onChange={(providers) => edit.change({ ...table, providers })} />
      <SaveTable id="services" edit={edit} />
    </>
  )
}

/** Unlike any of before, for a line that somebody adds. */
function freshId(prefix: string): string {
  return `${prefix}${Date.now().toString(36)}`
}

interface ProvidersProps {
  table: Catalogue
  canEdit: boolean
  onChange: (providers: Provider[]) => void
}

function Providers({ table, canEdit, onChange }: ProvidersProps) {
  const items = itemsOf(table).map(({ id, label }) => ({ value: id, label }))
  return (
    <section>
      <h2>{words.providers}</h2>
      <ListEditor<Provider>
        lines={table.providers}
        canEdit={canEdit}
        words={{ active: words.active, add: words.addProvider }}
        fresh={() => ({ id: freshId('p'), name: '', items: [], towns: [], active: true })}
        onChange={onChange}
        line={(provider, put, active) => (
          <fieldset className="card-box">
            <legend>{provider.name || words.providerName}</legend>
            <Input
              aria-label={words.providerName}
              placeholder={words.providerName}
              value={provider.name}
              disabled={!canEdit}
              onChange={({ target }) => put({ name: target.value })}
            />
            <Choices
              label={words.providerItems}
              value={provider.items}
              options={items}
              canEdit={canEdit}
              onChange={(next) => put({ items: next })}
            />
            <Choices
              label={words.providerTowns}
              value={provider.towns}
              options={TOWN_OPTIONS}
              canEdit={canEdit}
              onChange={(next) => put({ towns: next })}
            />
            {active}
          </fieldset>
        )}
      />
    </section>
  )
}

interface ChoicesProps {
  label: string
  value: string[]
  options: NonNullable<SelectProps['options']>
  canEdit: boolean
  onChange: (next: string[]) => void
}

function Choices({ label, value, options, canEdit, onChange }: ChoicesProps) {
  return (
    <Select<string[]>
      mode="multiple"
      className="wide"
      aria-label={label}
      placeholder={label}
      value={value}
      disabled={!canEdit}
      options={options}
      onChange={onChange}
    />
  )
}
