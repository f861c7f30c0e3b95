/** Passwords on Node: Argon2id with OWASP's first parameters (19 MiB, 2 passes; cheatsheetseries.owasp.org, Password Storage). */
import { hash, verify } from '@node-rs/argon2'
import type { PasswordHasher } from '../../ports/system.ts'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function argon2Hasher(): PasswordHasher {
  return {
    hash: (password) => hash(password.normalize('NFKC'), COST),
    // A stored text that is no Argon2 hash makes the library throw; nobody can sign in with it either way.
    verify: async (stored, password) => stored.startsWith('$argon2') && verify(stored, password.normalize('NFKC')),
  }
}
