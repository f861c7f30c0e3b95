/** The sides of one page, beside its title. */
import { Segmented } from 'antd'

interface Props<Tab extends string> {
  label: string
  tabs: Readonly<Record<Tab, string>>
  tab: Tab
  onTab: (tab: Tab) => void
}

export function PageTabs<Tab extends string>({ label, tabs, tab, onTab }: Props<Tab>) {
  const options = Object.entries<string>(tabs).map(([value, name]) => ({ value: value as Tab, label: name }))
  return <Segmented<Tab> aria-label={label} value={tab} options={options} onChange={onTab} />
}
