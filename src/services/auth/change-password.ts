/** A person changes the own password, or sets up the own one-time codes. Either ends every other session. */
import type { Staff } from '../../ports/staff-store.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { newSecret } from './one-time-code.ts'
import { passwordFault } from './password.ts'
import { endSessionsOf, openSession, type OpenSession } from './sessions.ts'
import type { SignInDeps } from './sign-in.ts'

/** The old password is asked unless the person came by a link or with a first password that has to be replaced. */
export async function changePassword(
  deps: SignInDeps,
  staff: Staff,
  input: { password?: string | undefined; newPassword: string },
): Promise<Outcome<OpenSession>> {
  if (!staff.mustChangePassword && !(await deps.hasher.verify(staff.passwordHash, input.password ?? ''))) {
    return { kind: 'invalid', field: 'password', why: '现在的密码不对，再输一次。' }
  }
  const fault = passwordFault(input.newPassword, staff)
  if (fault) return { kind: 'invalid', field: 'newPassword', why: fault }
  const passwordHash = await deps.hasher.hash(input.newPassword)
  return done(await replace(deps, { ...staff, passwordHash, mustChangePassword: false }, 'staff.password'))
}

/** A secret to try out; it counts once a code made from it came back. */
export function proposeCodes(staff: Staff): { secret: string; uri: string } {
  return newSecret(staff.username)
}

export async function setUpCodes(
  deps: SignInDeps,
  staff: Staff,
  input: { secret: string; otp: string },
): Promise<Outcome<OpenSession>> {
  if (!deps.codes.isRight(staff.id, input.secret, input.otp)) {
    return { kind: 'invalid', field: 'otp', why: '六位数不对。看看手机时间准不准，再输一次。' }
  }
  return done(await replace(deps, { ...staff, otpSecret: input.secret }, 'staff.codes'))
}

async function replace(deps: SignInDeps, staff: Staff, action: string): Promise<OpenSession> {
  await deps.staff.put(staff)
  await endSessionsOf(deps, staff.id)
  const at = deps.clock.now().toISOString()
  await deps.staff.audit({ at, actor: staff.id, action, target: staff.id, detail: '' })
  return openSession(deps, staff)
}
