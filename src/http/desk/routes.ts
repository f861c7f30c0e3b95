/** The desk, mounted at /api/desk: every route names its permission, and what is not named is closed. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { codeCheck } from '../../services/auth/one-time-code.ts'
import { idleWatch } from '../../services/auth/sessions.ts'
import { signIn } from '../../services/auth/sign-in.ts'
import { caseRegister } from '../../services/desk/case-register.ts'
import { emptyIsNothing } from '../json-body.ts'
import { dispatcher } from '../../services/dispatch/dispatcher.ts'
import { claimKeeper } from '../../services/desk/keep-claims.ts'
import { readLog } from '../../services/desk/read-log.ts'
import { problem } from '../problem.ts'
import { articleRoutes } from './articles.ts'
import { benchRoutes } from './bench.ts'
import { callOutRoutes } from './call-outs.ts'
import { caseListRoutes } from './case-lists.ts'
import { caseStepRoutes } from './case-steps.ts'
import { caseRoutes } from './cases.ts'
import { conversationRoutes } from './conversations.ts'
import { dispatchRoutes } from './dispatch.ts'
import { dialogueRoutes } from './dialogues.ts'
import { discoveryRoutes } from './discovery.ts'
import type { DeskDeps, DeskEnv, DeskHttp } from './env.ts'
import { exportRoutes } from './exports.ts'
import { fairnessRoutes } from './fairness.ts'
import { figureRoutes } from './figures.ts'
import { gapRoutes } from './gaps.ts'
import { importRoutes } from './import.ts'
import { intakeRoutes } from './intake.ts'
import { lessonRoutes } from './lessons.ts'
import { notKept, ownPagesOnly, signedIn, takesFile } from './guard.ts'
import { registerImportRoutes } from './register-import.ts'
import { registerRoutes } from './register.ts'
import { replayRoutes } from './replay.ts'
import { replyRoutes } from './replies.ts'
import { ownSessionRoutes } from './own-sessions.ts'
import { onDeskError } from './respond.ts'
import { serviceRoutes } from './services.ts'
import { accountRoutes, signInRoutes } from './session.ts'
import { staffRoutes } from './staff.ts'
import { streamRoutes } from './stream.ts'
import { supervisionRoutes } from './supervision.ts'
import { tableRoutes } from './tables.ts'
import { tokenRoutes } from './tokens.ts'
import { webhookRoutes } from './webhooks.ts'
import { visitImportRoutes } from './visit-import.ts'

export type { DeskDeps } from './env.ts'

/** No form of the desk is larger; documents travel as attachments. */
const MAX_BODY = 64 * 1024
/** The longest article (40,000 characters, three bytes each), escaped. */
const MAX_ARTICLE = 256 * 1024
/** A document to import (20 MB) and its envelope. */
const MAX_DOCUMENT = 20 * 1024 * 1024 + MAX_BODY

export function deskRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const codes = codeCheck(deps.clock)
  const register = deps.register ?? caseRegister(deps)
  const http: DeskHttp = {
    ...deps,
    codes,
    idle: idleWatch(deps.clock),
    signIn: signIn({ ...deps, codes }),
    register,
    dispatcher: dispatcher({ ...deps, register }),
    claims: claimKeeper(deps),
    reads: readLog(deps),
  }
  const app = new Hono<DeskEnv>()
  app.onError(onDeskError(http))
  app.use('*', notKept)
  app.use('*', ownPagesOnly)
  const small = bodyLimit({ maxSize: MAX_BODY, onError: (c) => problem(c, TOO_LARGE) })
  const article = bodyLimit({ maxSize: MAX_ARTICLE, onError: (c) => problem(c, TOO_LARGE) })
  const large = bodyLimit({ maxSize: MAX_DOCUMENT, onError: (c) => problem(c, DOCUMENT_TOO_LARGE) })
  app.use('*', (c, next) =>
    (takesFile(c.req.path) ? large : c.req.path.includes('/articles/') ? article : small)(c, next),
  )
  app.use('*', emptyIsNothing)
  // Whatever stands below this line needs a session.
  app.route('/', signInRoutes(http))
  app.use('*', signedIn(http))
  app.route('/', accountRoutes(http))
  app.route('/', ownSessionRoutes(http))
  app.route('/', conversationRoutes(http))
  app.route('/', replayRoutes(http))
  app.route('/', lessonRoutes(http))
  app.route('/', replyRoutes(http))
  app.route('/', caseListRoutes(http))
  app.route('/', caseRoutes(http))
  app.route('/', intakeRoutes(http))
  app.route('/', caseStepRoutes(http))
  app.route('/', streamRoutes(http))
  app.route('/', callOutRoutes(http))
  app.route('/', figureRoutes(http))
  app.route('/', supervisionRoutes(http))
  app.route('/', fairnessRoutes(http))
  app.route('/', serviceRoutes(http))
  app.route('/', dialogueRoutes(http))
  app.route('/', exportRoutes(http))
  app.route('/', dispatchRoutes(http))
  app.route('/', tableRoutes(http))
  app.route('/', staffRoutes(http))
  app.route('/', importRoutes(http))
  app.route('/', articleRoutes(http))
  app.route('/', gapRoutes(http))
  app.route('/', benchRoutes(http))
  app.route('/', registerRoutes(http))
  app.route('/', discoveryRoutes(http))
  app.route('/', registerImportRoutes(http))
  app.route('/', visitImportRoutes(http))
  app.route('/', tokenRoutes(http))
  app.route('/', webhookRoutes(http))
  app.all('*', (c) => problem(c, NO_SUCH_ADDRESS))
  return app
}

const TOO_LARGE = { status: 413, type: 'too-large', title: '太大了', detail: '内容太大，分几次存。' } as const
const DOCUMENT_TOO_LARGE = {
  status: 413,
  type: 'import-too-large',
  title: '文件太大',
  detail: '文件太大，最大20MB。请拆开，或把文字粘贴进来。',
} as const
const NO_SUCH_ADDRESS = {
  status: 404,
  type: 'not-found',
  title: '没有这个地址',
  detail: '没有这个地址，再看一下。',
} as const
