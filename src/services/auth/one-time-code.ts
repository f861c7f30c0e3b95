/** One-time codes by an authenticator app (RFC 6238): six digits, 30 seconds, one step to either side, each code once. */
import { Secret, TOTP } from 'otpauth'
import type { Clock } from '../../ports/system.ts'

const STEP_SECONDS = 30

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: '温情热线',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  })
}

/** A new secret and the address that an app reads from a picture code. */
export function newSecret(username: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32
  return { secret, uri: totp(secret, username).toString() }
}

export interface CodeCheck {
  isRight(staffId: string, secret: string, code: string): boolean
}

/**
 * Remembers the last step each person used, so that a code seen over a shoulder does not open twice. The memory is this
 * process's own: after a restart a code could be used again within its 90 seconds.
 */
export function codeCheck(clock: Clock): CodeCheck {
  const lastStep = new Map<string, number>()
  return {
    isRight(staffId, secret, code) {
      const timestamp = clock.now().getTime()
      const delta = totp(secret, staffId).validate({ token: code, timestamp, window: 1 })
      if (delta === null) return false
      const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + delta
      if (step <= (lastStep.get(staffId) ?? -1)) return false
      lastStep.set(staffId, step)
      return true
    },
  }
}
