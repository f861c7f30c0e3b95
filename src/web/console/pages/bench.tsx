/** C9, right: the live handbook asked all labelled questions; the runs as a table, and drawn as a line beside it. */
import { App, Button, Spin, Statistic, Table, type TableColumnsType } from 'antd'
import { post } from '../api.ts'
import { timeWords } from '../clock.ts'
import { shareOf, type BenchRun } from '../handbook.ts'
import { useDoing, useLoad } from '../load.ts'
import { BenchConfusion } from '../parts/bench-confusion.tsx'
import { BenchTrend } from '../parts/handbook-trend.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link } from '../router.tsx'
import { app } from '../words.ts'
import { questionWords } from '../words-bench.ts'
import { benchWords as words, tryWords } from '../words-handbook.ts'
import '../styles/handbook.css'

const MEASURES = ['hit1', 'hit3', 'precision', 'coverage', 'abstention'] as const
type Measure = (typeof MEASURES)[number]
interface Runs {
  runs: BenchRun[]
  bundle: string
}

export default function BenchPage() {
  const { message } = App.useApp()
  const { value, problem, reload, put } = useLoad<Runs>('/bench')
  const { run, isBusy, problem: runProblem } = useDoing()
  const runs = value?.runs ?? []
  const [last, before] = runs
  const start = () =>
    void run(async () => {
      const done = await post<BenchRun>('/bench/run')
      if (value === null) reload()
      else put({ ...value, runs: [done, ...value.runs] })
      void message.success(words.done)
    })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">{words.hint}</span>
        {last !== undefined && <span className="muted num">{words.last(timeWords(last.at))}</span>}
        <span className="keys">
          <Link to="/bench/questions">{questionWords.open}</Link>
          <Button type="primary" loading={isBusy} onClick={start}>
            {isBusy ? words.running : words.run}
          </Button>
        </span>
      </div>
      <p role="status" className="unseen">
        {isBusy && words.running}
      </p>
      <ProblemNote problem={problem ?? runProblem} onRetry={problem === null ? start : reload} />
      {value === null && problem === null && <Spin description={app.loading} />}
      {value !== null && last === undefined && <p className="empty">{words.empty}</p>}
      {last !== undefined && (
        <>
          <div className="statistics">
            <Statistic title={words.questions} value={last.questions} />
            {MEASURES.map((name) => (
              <Statistic
                key={name}
                title={words[name]}
                value={`${shareOf(last[name]) ?? words.noShare}${changeWords(last, before, name)}`}
              />
            ))}
          </div>
          {runs.length > 1 && <BenchTrend runs={runs} />}
          <h2>{words.runs}</h2>
          <TableBox label={words.runs}>
            <Table<BenchRun>
              rowKey="id"
              columns={columnsFor(runs, value?.bundle ?? '')}
              dataSource={runs}
              pagination={runs.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            />
          </TableBox>
          <BenchConfusion pairs={last.confusion} />
          <Misses run={last} />
        </>
      )}
    </div>
  )
}

function columnsFor(runs: readonly BenchRun[], bundle: string): TableColumnsType<BenchRun> {
  return [
    { title: words.columns.at, key: 'at', className: 'num', render: (_, { at }) => timeWords(at) },
    { title: words.columns.by, dataIndex: 'by' },
    {
      title: words.columns.bundle,
      key: 'bundle',
      className: 'num',
      render: (_, run) => (run.bundle === bundle ? words.current : run.bundle.slice(0, 8)),
    },
    { title: words.questions, dataIndex: 'questions', className: 'num' },
    ...MEASURES.map((name) => ({
      title: words[name],
      key: name,
      className: 'num',
      render: (_: unknown, run: BenchRun) =>
        `${shareOf(run[name]) ?? words.noShare}${changeWords(run, runs[runs.indexOf(run) + 1], name)}`,
    })),
  ]
}

/** +0.3 or -0.2! against the run before; nothing when it stayed. */
function changeWords(run: BenchRun, before: BenchRun | undefined, name: Measure): string {
  const [now, then] = [run[name], before?.[name] ?? null]
  if (now === null || then === null) return ''
  const points = Number(((now - then) * 100).toFixed(1))
  if (points === 0) return ''
  return points > 0 ? `（+${points}）` : `（${points}!）`
}

type Miss = BenchRun['misses'][number]

const MISS_COLUMNS: TableColumnsType<Miss> = [
  { title: words.missColumns.question, dataIndex: 'question' },
  {
    title: words.missColumns.expected,
    key: 'expected',
    width: 220,
    render: (_, { expected }) => <Topic slug={expected} />,
  },
  {
    title: words.missColumns.got,
    key: 'got',
    width: 300,
    render: (_, { outcome, slug }) => {
      const outcomes: Readonly<Record<string, string>> = tryWords.outcomes
      return (
        <>
          {outcomes[outcome] ?? outcome} {slug !== null && <Topic slug={slug} />}
        </>
      )
    },
  },
]

function Misses({ run: { misses } }: { run: BenchRun }) {
  if (misses.length === 0) return <p className="ok-box">{words.noMisses}</p>
  return (
    <>
      <h2>{words.misses(misses.length)}</h2>
      <TableBox label={words.misses(misses.length)}>
        <Table<Miss>
          className="regression"
          rowKey="question"
          columns={MISS_COLUMNS}
          dataSource={misses}
          pagination={misses.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        />
      </TableBox>
    </>
  )
}

/** Questions without a topic are labelled `none`. */
function Topic({ slug }: { slug: string }) {
  return slug === 'none' ? words.none : <Link to={`/handbook/${slug}`}>{slug}</Link>
}
