/** Words of proactive discovery: reports, visits, findings. */
import type { REPORTERS, VisitResult } from '../../core/discovery/visit.ts'

export const RESULT_WORDS: Readonly<Record<VisitResult, string>> = {
  fine: '过得去',
  'needs-help': '需要帮助',
  'not-found': '没见到人',
}

export const REPORTER_WORDS: Readonly<Record<(typeof REPORTERS)[number], string>> = {
  village_officer: '村干部',
  grid_worker: '网格员',
  neighbour: '邻居',
  desk: '热线自己',
}

export const visitWords = {
  menu: '主动发现',
  title: '主动发现和走访',
  hint: '有人说谁家难，先记下，三天内去看。去看过写结果；需要帮助的，马上开求助单。',
  report: '快速上报',
  open: '要去的',
  made: '去过的',
  columns: { who: '谁', town: '镇（街道）', due: '哪天前去', register: '台账', result: '结果', case: '求助单' },
  late: '过期',
  onRegister: (n: number) => (n > 0 ? `在册 ${n} 户` : '不在册'),
  show: '打开',
  showOf: (who: string) => `打开 ${who}`,
  emptyOpen: '没有要去的。',
  emptyMade: '还没有去过的。',
  fields: {
    town: '镇（街道）',
    village: '村（社区）',
    name: '姓名或称呼',
    phone: '电话（没有就空着）',
    reporter: '谁报的',
    said: '看到什么、听到什么',
    dueOn: '哪天前去看（空着是三天内）',
  },
  save: '记下，派人去看',
  opened: '打开会记下来。',
  reportedBy: (badge: string, who: string) => `${who}报，${badge}号记`,
  finding: '去看的结果',
  note: '看到什么、怎么说的',
  record: '写下结果',
  needsHelp: '写下结果，并开求助单',
  found: (badge: string) => `${badge}号写的结果`,
  import: '导入名单',
  totals: '走访结果，按镇',
} as const

export const riskWords = {
  title: '导入风险名单',
  hint: '医保、残联、人社等给的名单，csv 或 xlsx，一行一个人。先对列、试一遍，再生成走访。',
  file: '文件',
  fields: {
    name: '姓名',
    town: '镇（街道）',
    village: '村（社区）、住址',
    phone: '电话',
    idNumber: '身份证号（只用来查台账，不存）',
    risk: '什么风险',
    amount: '金额',
    note: '备注',
  },
  column: (field: string, isNeeded: boolean) => `${field} 是哪一列${isNeeded ? '（要选）' : ''}`,
  tryOut: '试一遍',
  tried: '试的结果，还没有写',
  written: '写好了',
  sum: (rows: number, visits: number, onRegister: number, known: number, faults: number) =>
    `${rows} 行：要走访 ${visits} 人，其中在册 ${onRegister} 人；已经在走访单上 ${known} 人；有错 ${faults} 处。`,
  fault: (row: number, field: string, why: string) => `第 ${row} 行 ${field}：${why}`,
  write: (visits: number) => `生成 ${visits} 次走访`,
} as const
