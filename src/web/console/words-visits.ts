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
} as const
