/** The answers that a publication would change, the worse first. */
import { Statistic, Table, type TableColumnsType } from 'antd'
import type { Difference, Review, Told } from '../handbook.ts'
import { publishWords as words, tryWords } from '../words-handbook.ts'
import { WarningList } from './handbook-problems.tsx'
import { TableBox } from './table-box.tsx'

const COLUMNS: TableColumnsType<Difference> = [
  {
    title: words.columns.change,
    key: 'change',
    width: 96,
    render: (_, { change }) => (
      <span className={change === 'worse' ? 'over' : ''}>
        {words.changes[change]}
        {change === 'worse' && '!'}
      </span>
    ),
  },
  { title: words.columns.question, dataIndex: 'question', width: 190 },
  { title: words.columns.before, key: 'before', render: (_, { before }) => <ToldView told={before} /> },
  { title: words.columns.after, key: 'after', render: (_, { after }) => <ToldView told={after} /> },
]

export function RegressionView({ review: { warnings, regression } }: { review: Review }) {
  const { questions, differences } = regression
  return (
    <>
      <h3>{words.summary(questions)}</h3>
      <div className="statistics">
        {(['worse', 'better', 'reworded', 'changed'] as const).map((name) => (
          <Statistic key={name} title={words.counts[name]} value={regression[name]} />
        ))}
      </div>
      {differences.length === 0 ? (
        <p className="ok-box">{words.noChange}</p>
      ) : (
        <TableBox label={words.list}>
          <Table<Difference>
            className="regression"
            rowKey="question"
            columns={COLUMNS}
            dataSource={differences}
            pagination={differences.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          />
        </TableBox>
      )}
      <h3>{words.warnings}</h3>
      {warnings.length === 0 ? <p className="ok-box">{words.noWarnings}</p> : <WarningList warnings={warnings} />}
    </>
  )
}

function ToldView({ told: { outcome, slug, answer } }: { told: Told }) {
  const outcomes: Readonly<Record<string, string>> = tryWords.outcomes
  return (
    <>
      <span className="muted small">
        {outcomes[outcome] ?? outcome}
        {slug !== null && ` · ${slug}`}
      </span>
      <p className="told">{answer || words.noAnswer}</p>
    </>
  )
}
