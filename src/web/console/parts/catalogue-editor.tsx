/** The catalogue of services and who provides them, as the office edits it; items in use are switched off, never taken away. */
import { Button, Checkbox, Input, Select } from 'antd'
import { itemsOf, type Catalogue } from '../../../core/catalogue/catalogue.ts'
import { useTable } from '../office-table.ts'
import { TOWN_OPTIONS } from '../towns.ts'
import { serviceWords as words } from '../words-services.ts'
import { SaveTable } from './save-table.tsx'

type Provider = Catalogue['providers'][number]

export function CatalogueEditor({ canEdit }: { canEdit: boolean }) {
  const edit = useTable<Catalogue>('services')
  const table = edit.value
  if (table === null) return <SaveTable id="services" edit={edit} />
  const putClass = (at: number, items: Catalogue['classes'][number]['items']) =>
    edit.change({ ...table, classes: table.classes.map((one, other) => (other === at ? { ...one, items } : one)) })
  return (
    <>
      <p className="muted">{words.catalogueHint}</p>
      <div className="figure-grid">
        {table.classes.map(({ id, label, items }, at) => (
          <fieldset key={id} className="card-box">
            <legend>{label}</legend>
            {items.map((item, index) => (
              <div key={index} className="inline-fields">
                <Input
                  aria-label={words.label}
                  value={item.label}
                  disabled={!canEdit}
                  onChange={({ target }) =>
                    putClass(
                      at,
                      items.map((one, other) => (other === index ? { ...one, label: target.value } : one)),
                    )
                  }
                />
                <Checkbox
                  checked={item.active}
                  disabled={!canEdit}
                  onChange={({ target }) =>
                    putClass(
                      at,
                      items.map((one, other) => (other === index ? { ...one, active: target.checked } : one)),
                    )
                  }
                >
                  {words.active}
                </Checkbox>
              </div>
            ))}
            {canEdit && (
              <Button
                size="small"
                onClick={() =>
                  putClass(at, [...items, { id: `x${Date.now().toString(36)}`, label: words.label, active: true }])
                }
              >
                {words.addItem}
              </Button>
            )}
          </fieldset>
        ))}
      </div>
      <Providers table={table} canEdit={canEdit} onChange={(providers) => edit.change({ ...table, providers })} />
      <SaveTable id="services" edit={edit} />
    </>
  )
}

interface ProvidersProps {
  table: Catalogue
  canEdit: boolean
  onChange: (providers: Provider[]) => void
}

function Providers({ table, canEdit, onChange }: ProvidersProps) {
  const { providers } = table
  const put = (at: number, part: Partial<Provider>) =>
    onChange(providers.map((one, other) => (other === at ? { ...one, ...part } : one)))
  const items = itemsOf(table).map(({ id, label }) => ({ value: id, label }))
  return (
    <section>
      <h2>{words.providers}</h2>
      {providers.map((provider, at) => (
        <fieldset key={provider.id} className="card-box">
          <legend>{provider.name || words.providerName}</legend>
          <Input
            aria-label={words.providerName}
            placeholder={words.providerName}
            value={provider.name}
            disabled={!canEdit}
            onChange={({ target }) => put(at, { name: target.value })}
          />
          <Select
            mode="multiple"
            className="wide"
            aria-label={words.providerItems}
            placeholder={words.providerItems}
            value={provider.items}
            disabled={!canEdit}
            options={items}
            onChange={(next: string[]) => put(at, { items: next })}
          />
          <Select
            mode="multiple"
            className="wide"
            aria-label={words.providerTowns}
            placeholder={words.providerTowns}
            value={provider.towns}
            disabled={!canEdit}
            options={TOWN_OPTIONS}
            onChange={(next: string[]) => put(at, { towns: next })}
          />
          <Checkbox
            checked={provider.active}
            disabled={!canEdit}
            onChange={({ target }) => put(at, { active: target.checked })}
          >
            {words.active}
          </Checkbox>
        </fieldset>
      ))}
      {canEdit && (
        <Button
          onClick={() =>
            onChange([
              ...providers,
              { id: `p${Date.now().toString(36)}`, name: '', items: [], towns: [], active: true },
            ])
          }
        >
          {words.addProvider}
        </Button>
      )}
    </section>
  )
}
