/** What the desk's routes share: their dependencies, and who is signed in. */
import type { Context } from 'hono'
import type { Person } from '../../core/rights.ts'
import type { Staff } from '../../ports/staff-store.ts'
import type { WorkbookWriter } from '../../ports/workbook-writer.ts'
import type { Office } from '../../core/conversation/world.ts'
import type { Answerer } from '../../services/answer-question.ts'
import type { CodeCheck } from '../../services/auth/one-time-code.ts'
import type { IdleWatch } from '../../services/auth/sessions.ts'
import type { SignIn } from '../../services/auth/sign-in.ts'
import type { CaseRegister } from '../../services/desk/case-register.ts'
import type { ClaimKeeper } from '../../services/desk/keep-claims.ts'
import type { Dispatcher } from '../../services/dispatch/dispatcher.ts'
import type { DeskServices } from '../../services/desk/deps.ts'
import type { Presence } from '../../services/desk/presence.ts'
import type { HandbookServices } from '../../services/handbook/deps.ts'
import type { SenseMessage } from '../../services/sense-message.ts'

export interface DeskDeps extends DeskServices {
  /** True behind https: the cookie is then bound to it. */
  secureCookies: boolean
  workbooks: WorkbookWriter
  presence: Presence
  /** What the handbook says, for suggestions beside a talk. */
  answer: Answerer['answer']
  /** Least time of a refused sign-in; tests set 0. */
  refusalMs?: number
  /** The heads of all cases, where somebody else reads them as well; absent: the desk has its own. */
  register?: CaseRegister
  /** A channel is on in which colleagues may be called. */
  takesChats?: boolean
  /** What a try-out of a dialogue hears besides the words, and whose name it says; absent: words alone. */
  tryOut?: { sense: SenseMessage; office: Office }
  /** The handbook's backend; absent: its routes answer that it is not there. */
  handbook?: HandbookServices
}

/** The dependencies with what lives as long as the process. */
export interface DeskHttp extends DeskDeps {
  codes: CodeCheck
  idle: IdleWatch
  signIn: SignIn
  register: CaseRegister
  dispatcher: Dispatcher
  claims: ClaimKeeper
}

export interface DeskEnv {
  Variables: { staff: SignedIn; tokenHash: string }
}

/** A person at the console, or a program by a token of theirs. */
export type SignedIn = Staff & Pick<Person, 'token'>

export type DeskContext = Context<DeskEnv>
