/** Words of supervision: what an urged case says, and the heads of its tables. */
export const URGED = { line: '督查催办' } as const

export const SUPERVISION_HEAD = [
  '镇（街道）',
  '在办',
  '没人接手',
  '超时未联系',
  '按时联系',
  '按时救助',
  '转办未答',
  '最久没联系（分钟）',
  '编号',
] as const

export const REPORT_WORDS = {
  head: ['项目', '本月', '上月', '和上月比'],
  changes: '这个月变了什么',
  noChanges: '和上月差不多，没有大的变化。',
  total: '登记求助（宗）',
  questions: '问答（次）',
  kept: '按时联系',
  median: '首次联系中位（分钟）',
  aidKept: '按时救助',
  cash: '救助金（元）',
  aided: '得到救助（宗）',
  services: '服务（次）',
  satisfaction: '满意',
  declined: '没批（宗）',
  towns: '按镇',
  refusals: '没批的原因',
  gaps: '没答上的问题',
  noTown: '地点不详',
  noReason: '没有写原因',
} as const
