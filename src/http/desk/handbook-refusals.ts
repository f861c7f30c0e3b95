/** What each refusal of the handbook's backend is in HTTP: one table of status and words. */
import { clashWords, inChinese, STATE_WORDS, UNREAD_WORDS } from '../../content/handbook-messages.zh-CN.ts'
import type { Fault } from '../../core/knowledge/parse-passages.ts'
import { ROLE_WORDS } from '../../core/rights.ts'
import type { Handled, HandbookRefusal } from '../../services/handbook/refusal.ts'
import { HttpProblem, type ProblemDetails } from '../problem.ts'
import { invalid } from './refusals.ts'

/** The value of a good outcome; a refusal leaves the handler as its problem. */
export function settled<T>(outcome: Handled<T>): T {
  if (outcome.kind === 'done') return outcome.value
  throw new HttpProblem(problemOf(outcome))
}

const STEP_WORDS = { submit: '送审', publish: '发布', return: '退回', retire: '停用' } as const

function problemOf(refusal: HandbookRefusal): ProblemDetails {
  switch (refusal.kind) {
    case 'no-article':
      return notFound(`手册里没有“${refusal.slug}”。看看代号对不对。`)
    case 'no-version':
      return notFound(`没有第${refusal.version}版。`)
    case 'no-gap':
      return notFound('没有这一组问题，可能别人已经处理。')
    case 'no-question':
      return notFound('题库里没有这一句。')
    case 'question-changed':
      return {
        status: 409,
        type: 'question-changed',
        title: '别人刚改过',
        detail: `${refusal.by || '别人'}刚改过这一句，刷新再改。`,
      }
    case 'stale':
      return stale(refusal)
    case 'state':
      return {
        status: 409,
        type: 'article-state',
        title: '现在不能这样做',
        detail: `这篇是“${STATE_WORDS[refusal.state]}”，不能${STEP_WORDS[refusal.step]}。${refusal.step === 'publish' ? '先送审。' : ''}`,
        extra: { state: refusal.state },
      }
    case 'second-person':
      return secondPerson(refusal)
    case 'faults':
      return {
        status: 422,
        type: 'article-faults',
        title: '文章还有错',
        detail: refusal.faults.map(({ line, message }) => `第${line}行：${inChinese(message)}`).join(' '),
        extra: { faults: refusal.faults.map(faultView) },
      }
    case 'never-published':
      return {
        status: 409,
        type: 'never-published',
        title: '这一版没有发布过',
        detail: `第${refusal.version}版没有发布过，不能直接退回去。另存一版，送审再发布。`,
      }
    case 'confirm':
      return {
        status: 409,
        type: 'confirm-needed',
        title: '发布前请看一看',
        detail: `有${refusal.review.regression.worse}个问题会答得更差，或和别的文章对不上。看过没问题，再确认发布。`,
        extra: { ...refusal.review },
      }
    case 'clash':
      return {
        status: 409,
        type: 'article-clash',
        title: '和别的文章数不一样，不能发布',
        detail: `${clashWords(refusal.warnings)}改对一处，或写清施行、至的日期，再发布。`,
        extra: { warnings: refusal.warnings },
      }
    case 'unread':
      return unread(refusal.why)
    case 'field':
      return invalid([{ field: refusal.field, detail: refusal.why }])
  }
}

export function faultView({ level, line, message }: Fault): Fault {
  return { level, line, message: inChinese(message) }
}

function notFound(detail: string): ProblemDetails {
  return { status: 404, type: 'not-found', title: '没有找到', detail }
}

function stale({ version, text, yours, by, at }: Extract<HandbookRefusal, { kind: 'stale' }>): ProblemDetails {
  return {
    status: 409,
    type: 'stale-version',
    title: '别人刚改过',
    detail: `${by}刚存了第${version}版。您的文字还在，请对比后再存。`,
    extra: { version, text, yours, by, at },
  }
}

function secondPerson({ name, isAdministrator }: Extract<HandbookRefusal, { kind: 'second-person' }>): ProblemDetails {
  const alone = isAdministrator ? '只有您一个人时，写明原因，选“独自发布”，会记入审计。' : ''
  return {
    status: 403,
    type: 'second-person-needed',
    title: '要另一个人发布',
    detail: `这一版是${name}自己写的或送审的，要另一位${ROLE_WORDS.publisher}发布。${alone}`,
    extra: { permission: 'article.publish' },
  }
}

function unread(why: keyof typeof UNREAD_WORDS): ProblemDetails {
  const status = why === 'too-large' ? 413 : why === 'unknown-kind' || why === 'not-here' ? 415 : 422
  return { status, type: `import-${why}`, title: '没有读成', detail: UNREAD_WORDS[why] }
}
