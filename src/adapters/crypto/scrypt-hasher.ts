/**
 * Passwords in workerd, where no native library runs: scrypt with OWASP's parameters for little memory (N 2^14, r 8, p 5).
 * Needs the nodejs_compat flag; PBKDF2 of Web Crypto is held to 100,000 rounds there, which is too few.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { PasswordHasher } from '../../ports/system.ts'
import { fromBase64url, toBase64url } from './base64url.ts'

interface Cost {
  /** log2 of N. */
  ln: number
  r: number
  p: number
}

const COST: Cost = { ln: 14, r: 8, p: 5 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/

export function scryptHasher(cost: Cost = COST): PasswordHasher {
  return {
    async hash(password) {
      const salt = new Uint8Array(randomBytes(SALT_BYTES))
      const key = await derive(password, salt, cost)
      return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${toBase64url(salt)}$${toBase64url(key)}`
    },
    async verify(stored, password) {
      const [, ln, r, p, salt, key] = STORED.exec(stored) ?? []
      const saltBytes = fromBase64url(salt ?? '')
      const known = fromBase64url(key ?? '')
      if (!saltBytes || known?.length !== HASH_BYTES) return false
      return timingSafeEqual(known, await derive(password, saltBytes, { ln: Number(ln), r: Number(r), p: Number(p) }))
    },
  }
}

function derive(password: string, salt: Uint8Array, { ln, r, p }: Cost): Promise<Uint8Array> {
  const N = 2 ** ln
  const options = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key)),
    )
  })
}
