/** Services: who waits for one, what was done for how many, and the catalogue with its providers. */
import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { itemById, type Catalogue } from '../../../core/catalogue/catalogue.ts'
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import type { Held } from '../office-table.ts'
import { CatalogueEditor } from '../parts/catalogue-editor.tsx'
import { TimeOf } from '../parts/clock.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { ServiceTotals } from '../parts/service-totals.tsx'
import { ServiceVisitForm } from '../parts/service-visit.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import type { CaseRow } from '../types.ts'
import { caseList } from '../words-cases.ts'
import { serviceWords as words } from '../words-services.ts'
import { common } from '../words.ts'

interface Request {
  head: CaseRow
  item: string
  providers: string[]
  visits: number
  lastDay: string | null
}

type Tab = keyof typeof words.tabs

export default function ServicesPage() {
  const { may } = useDesk()
  const [address, setAddress] = useQuery()
  const asked = address.get('tab') ?? 'requests'
  const tab: Tab = asked in words.tabs ? (asked as Tab) : 'requests'
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <PageTabs label={words.title} tabs={words.tabs} tab={tab} onTab={(next) => setAddress({ tab: next })} />
      </div>
      {tab === 'requests' && <Requests />}
      {tab === 'totals' && <ServiceTotals />}
      {tab === 'catalogue' && <CatalogueEditor canEdit={may('table.edit')} />}
    </div>
  )
}

function Requests() {
  const { may } = useDesk()
  const { value, problem, reload } = useLoad<{ requests: Request[] }>('/services/requests')
  const table = useLoad<Held<Catalogue>>('/tables/services')
  const [open, setOpen] = useState<Request | null>(null)
  const columns: TableColumnsType<Request> = [
    {
      title: words.columns.opened,
      key: 'opened',
      className: 'num',
      render: (_, { head }) => <TimeOf at={head.openedAt} />,
    },
    {
      title: words.columns.number,
      key: 'number',
      className: 'num',
      render: (_, { head }) => <Link to={`/cases/${head.number}`}>{head.number}</Link>,
    },
    { title: words.columns.town, key: 'town', render: (_, { head }) => head.town ?? caseList.noTown },
    {
      title: words.columns.item,
      key: 'item',
      render: (_, { item }) => (table.value && itemById(table.value.value, item)?.label) ?? item,
    },
    {
      title: words.columns.providers,
      key: 'providers',
      render: (_, { providers }) => providers.join('、') || words.noProvider,
    },
    { title: words.columns.visits, key: 'visits', className: 'num', render: (_, { visits }) => visits },
    { title: words.columns.last, key: 'last', className: 'num', render: (_, { lastDay }) => lastDay ?? common.none },
    {
      title: words.record,
      key: 'record',
      render: (_, request) =>
        may('case.work') && (
          <Button size="small" aria-label={words.recordOf(request.head.number)} onClick={() => setOpen(request)}>
            {words.record}
          </Button>
        ),
    },
  ]
  return (
    <>
      <ProblemNote problem={problem ?? table.problem} onRetry={reload} />
      <TableBox label={words.tabs.requests}>
        <Table<Request>
          rowKey={({ head }) => head.number}
          columns={columns}
          dataSource={value?.requests ?? []}
          pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: words.empty }}
        />
      </TableBox>
      {open !== null && table.value !== null && (
        <ServiceVisitForm
          number={open.head.number}
          item={open.item}
          table={table.value.value}
          onClose={() => setOpen(null)}
          onSaved={reload}
        />
      )}
    </>
  )
}
