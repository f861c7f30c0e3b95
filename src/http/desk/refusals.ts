/** What each refusal of the desk is in HTTP: one table of status and words (ux.md §4.5). */
import { STATUS_WORDS } from '../../content/desk-messages.zh-CN.ts'
import { clockWords, dayWords } from '../../core/cases/due-words.ts'
import type { TransitionRefusal } from '../../core/cases/transitions.ts'
import { roleFor, type Permission } from '../../core/rights.ts'
import type { Holder, Refusal } from '../../services/desk/refusal.ts'
import type { ProblemDetails } from '../problem.ts'

const NAMES = {
  conversation: '这个对话',
  case: '这个编号',
  staff: '这位同事',
  attachment: '这个文件',
  household: '这一户',
  visit: '这次走访',
  token: '这个令牌',
  webhook: '这个推送地址',
  alert: '这条警报',
  filter: '这个常用条件',
  message: '这条回复',
  dialogue: '这个引导问答',
} as const

export function refusalProblem(refusal: Refusal, now: Date): ProblemDetails {
  switch (refusal.kind) {
    case 'not-found':
      return {
        status: 404,
        type: 'not-found',
        title: '没有找到',
        detail: `没有找到${NAMES[refusal.what]}。看看编号对不对。`,
      }
    case 'out-of-scope':
      return { status: 403, type: 'out-of-scope', title: '不在您管的镇', detail: '这件事不在您管的镇，找主管。' }
    case 'guarded':
      return { status: 403, type: 'guarded', title: '要保密', detail: '这件事要保密，只有经办人和主管能看。找主管。' }
    case 'held':
      return held(refusal, now)
    case 'not-holder':
      return notHolder(refusal.holder)
    case 'reused-id':
      return {
        status: 409,
        type: 'reused-id',
        title: '这条已经发过',
        detail: '同一个 clientId 已经发过别的话。换一个 clientId 再发。',
      }
    case 'version':
      return {
        status: 409,
        type: 'stale-version',
        title: '别人刚改过',
        detail: '别人刚改过，请对比后再存。',
        extra: { version: refusal.current, caseStatus: refusal.status, changed: refusal.changed },
      }
    case 'stale-record':
      return {
        status: 409,
        type: 'stale-record',
        title: '别人刚改过',
        detail: '别人刚改过，请对比后再存。',
        extra: { version: refusal.current, changes: refusal.changes },
      }
    case 'transition':
      return {
        status: 409,
        type: `transition-${refusal.refusal.why}`,
        title: '这一步现在不能走',
        detail: transitionWords(refusal),
        extra: { from: refusal.from, to: refusal.to, allowed: refusal.refusal.allowed },
      }
    case 'ended':
      return {
        status: 409,
        type: 'case-ended',
        title: '这件事已经结束',
        detail: `这件事是“${STATUS_WORDS[refusal.status]}”。要接着办，先重新打开。`,
      }
    case 'has-case':
      return {
        status: 409,
        type: 'has-case',
        title: '已经有求助单',
        detail: `这个对话已经有求助单 ${refusal.number}。`,
        extra: { number: refusal.number },
      }
    case 'second-person':
      return {
        status: 409,
        type: 'second-person-needed',
        title: '要第二个人同意',
        detail: `${refusal.badge} 号已经提出。特急、很急要调低，请另一位同事也点一次。`,
        extra: { proposedBy: refusal.badge },
      }
    case 'last-administrator':
      return {
        status: 409,
        type: 'last-administrator',
        title: '最后一位管理员',
        detail: '要留一位管理员。先请别人当管理员。',
      }
    case 'taken':
      return {
        status: 409,
        type: 'taken',
        title: '已经有了',
        detail: refusal.why,
        extra: { errors: [{ field: refusal.field, detail: refusal.why, problem: refusal.why }] },
      }
    case 'invalid':
      return invalid([{ field: refusal.field, detail: refusal.why }])
  }
}

export interface FieldError {
  field: string
  detail: string
}

export function invalid(errors: FieldError[]): ProblemDetails {
  return {
    status: 400,
    type: 'invalid',
    title: '有地方要改',
    detail: errors.map(({ field, detail }) => (field ? `${field}：${detail}` : detail)).join(' '),
    extra: { errors: errors.map((error) => ({ ...error, problem: error.detail })) },
  }
}

export function unauthorized(): ProblemDetails {
  return { status: 401, type: 'signed-out', title: '没有登录', detail: '请先登录。' }
}

export function forbidden(permission: Permission): ProblemDetails {
  return {
    status: 403,
    type: 'no-permission',
    title: '没有权限',
    detail: `您没有这项权限，找${roleFor(permission)}。`,
    extra: { permission },
  }
}

function held({ holder, at }: Extract<Refusal, { kind: 'held' }>, now: Date): ProblemDetails {
  const since = new Date(at)
  const day = dayWords(since, now)
  const when = day === '今天' ? clockWords(since) : `${day}${clockWords(since)}`
  return {
    status: 409,
    type: 'already-claimed',
    title: '已经有人接手',
    detail: `${nameOf(holder)}已接手（${when}）。`,
    extra: { holder: holder.badge, holderName: holder.name, at },
  }
}

/** 012号示例甲: the number that residents know, and the name that colleagues call. */
function nameOf({ badge, name }: Holder): string {
  return `${badge}号${name ?? ''}`
}

function notHolder(holder: Holder | null): ProblemDetails {
  const detail = holder === null ? '您还没有接手这个对话。先点“接手”。' : `现在是${nameOf(holder)}在说话。请他转给您。`
  return {
    status: 409,
    type: 'not-holder',
    title: '不是您在说话',
    detail,
    extra: { holder: holder?.badge ?? null, holderName: holder?.name ?? null },
  }
}

const WHY: Readonly<Record<TransitionRefusal['why'], string>> = {
  'not-in-table': '“{from}”后面不能是“{to}”。',
  'verify-first': '较急、一般的，核实以后再登记救助。',
  'aid-missing': '先登记给了什么，或在备注里写清楚。',
  'papers-due': '是先救助后补材料的，先走“待材料”。',
  'note-missing': '这一步要写原因。',
}

function transitionWords({ from, to, refusal }: Extract<Refusal, { kind: 'transition' }>): string {
  const why = WHY[refusal.why].replace('{from}', STATUS_WORDS[from]).replace('{to}', STATUS_WORDS[to])
  const next = refusal.allowed.map((status) => STATUS_WORDS[status]).join('、')
  return refusal.why === 'not-in-table' && next !== '' ? `${why}现在能走：${next}。` : why
}
