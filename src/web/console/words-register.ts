/** Words of the register of low-income households. */
import type { ImportField } from '../../core/register/import-rows.ts'
import type { Household, ReadReason, Standing } from '../../core/register/household.ts'

export const registerMenu = { group: '台账', register: '低收入人口' } as const

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  valid: '有效',
  expiring: '快到期',
  expired: '已过期',
  ended: '已退出',
}

export const READ_REASON_WORDS: Readonly<Record<ReadReason, string>> = {
  case: '办求助单',
  visit: '上门走访',
  check: '核对',
  correction: '更正',
  asked: '本人来问',
}

type Recorded = Exclude<keyof Household, 'id' | 'version' | 'updatedAt'>
export const FIELD_WORDS: Readonly<Record<Recorded, string>> = {
  number: '户号',
  town: '镇（街道）',
  village: '村（社区）',
  address: '住址',
  phone: '电话',
  kind: '类别',
  validFrom: '从哪天起',
  validUntil: '到哪天止',
  people: '家里人',
  benefits: '在领待遇',
  note: '备注',
  endedOn: '退出日期',
}

export const registerWords = {
  title: '低收入人口台账',
  hint: '先到期的在前。姓名遮住；打开要选一个理由，会记下来。',
  add: '登记一户',
  columns: {
    number: '户号',
    head: '户主',
    town: '镇（街道）',
    kind: '类别',
    until: '到期',
    state: '状态',
    benefits: '在领',
  },
  people: (n: number) => `${n} 人`,
  open: '打开',
  openOf: (head: string) => `打开 ${head}`,
  noEnd: '长期',
  more: '再往后',
  empty: '台账里还没有。',
  search: '整个电话、身份证号、户号或姓名',
  searchKey: '找',
  searchClear: '看全部',
  notFound: '没找到。要写完整的号码或姓名。',
  elsewhere: (n: number) => `另有 ${n} 户在别的镇，找主管。`,
  filters: { town: '按镇', kind: '按类别', ended: '也看已退出的' },
  totals: (households: number, people: number) => `在册 ${households} 户 ${people} 人`,
  reason: '为什么要看',
  reasonHint: '您的工号、时间和理由会记进日志。',
  history: '改过什么',
  changed: (badge: string) => `${badge} 号`,
  edit: '改',
  end: '退出台账',
  endAsk: '为什么退出',
  saved: '存好了。',
} as const

export const registerForm = {
  add: '登记一户',
  edit: '改这一户',
  why: '为什么登记或改',
  person: (n: number) => `第 ${n} 个人`,
  name: '姓名',
  idNumber: '身份证号（没有就空着）',
  relation: '与户主关系',
  addPerson: '加一个人',
  removePerson: '去掉',
  benefit: (n: number) => `第 ${n} 项待遇`,
  benefitName: '待遇名称',
  monthly: '每月多少元',
  addBenefit: '加一项待遇',
  head: '户主',
  save: '存',
} as const

export const kindWords = {
  title: '类别表',
  hint: '可以改名、加小类、停用。用过的小类不能删。',
  code: '代码（小写字母）',
  name: '名称',
  active: '在用',
  add: '加一个小类',
  save: '存类别表',
  open: '改类别表',
} as const

export const caseRegister = {
  title: '低收入人口台账',
  none: '这个电话不在台账里。',
  toRegister: '去台账打开',
} as const

export const importFieldWords: Readonly<Record<ImportField, string>> = {
  number: '户号',
  name: '姓名',
  idNumber: '身份证号',
  relation: '与户主关系',
  phone: '电话',
  town: '镇（街道）',
  village: '村（社区）',
  address: '住址',
  kind: '类别',
  validFrom: '从哪天起',
  validUntil: '到哪天止',
  benefit: '待遇名称',
  monthlyYuan: '每月多少元',
  note: '备注',
}

export const registerImport = {
  title: '导入台账',
  open: '导入',
  hint: 'csv 或 xlsx，第一行是表头，下面一行一个人，同一户号是一户。先试导，看清楚再写入。',
  file: '文件',
  column: (name: string, isNeeded: boolean) => (isNeeded ? `${name}（必须有）` : name),
  tryOut: '试导（不写入）',
  tried: '试导结果（还没写入）',
  written: '写好了',
  write: (added: number, changed: number) => `写入：新增 ${added} 户，改 ${changed} 户`,
  sum: (rows: number, added: number, changed: number, same: number, faults: number) =>
    `${rows} 行：新增 ${added} 户，改 ${changed} 户，没变 ${same} 户，有错 ${faults} 处（有错的不写入）。`,
  fault: (row: number, field: string, why: string) => `第 ${row} 行 ${field}：${why}`,
} as const
