/** From an outcome of a service to a response; and from what goes wrong to a problem without a word of anybody's data. */
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ConversationNotFound, TooMuchContention } from '../../services/change-conversation.ts'
import type { Actor } from '../../services/desk/deps.ts'
import type { Outcome, Refusal } from '../../services/desk/refusal.ts'
import { HttpProblem, problem, type ProblemDetails } from '../problem.ts'
import type { DeskEnv, DeskHttp, SignedIn } from './env.ts'
import { invalid, refusalProblem } from './refusals.ts'

/** The value of a good outcome; a refusal leaves the handler as its problem. */
export function valueOf<T>(deps: DeskHttp, outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value
  throw refused(deps, outcome)
}

function refused(deps: DeskHttp, refusal: Refusal): HttpProblem {
  return new HttpProblem(refusalProblem(refusal, deps.clock.now()))
}

export function actorOf(staff: SignedIn): Actor {
  const { id, badge, office, role, towns, name, token } = staff
  return { id, badge, office, role, towns, name, ...(token ? { token } : {}) }
}

export function onDeskError(deps: DeskHttp): ErrorHandler<DeskEnv> {
  return (error, c) => {
    if (error instanceof HttpProblem) return problem(c, error.details)
    const known = knownProblem(error)
    if (known) return problem(c, known)
    deps.log.error('desk-route-failed', error, {
      method: c.req.method,
      route: c.req.path.split('/').slice(0, 4).join('/'),
    })
    return problem(c, {
      status: 500,
      type: 'failed',
      title: '这边出了点问题',
      detail: '这边出了点问题。您写的都在，再试一次。还不行，找管理员。',
    })
  }
}

function knownProblem(error: unknown): ProblemDetails | null {
  if (error instanceof ConversationNotFound) {
    return { status: 404, type: 'not-found', title: '没有找到', detail: '没有找到这个对话。看看编号对不对。' }
  }
  if (error instanceof TooMuchContention) {
    return {
      status: 503,
      type: 'busy',
      title: '正有很多人在改',
      detail: '正有很多人在改，没有存上。过一秒再试。',
      headers: { 'retry-after': '1' },
    }
  }
  if (error instanceof HTTPException && error.status === 400)
    return invalid([{ field: '', detail: '不是完整的 JSON，再看一下。' }])
  if (error instanceof HTTPException && error.status === 413) {
    return { status: 413, type: 'too-large', title: '太大了', detail: '内容太大，分几次存。' }
  }
  return null
}
