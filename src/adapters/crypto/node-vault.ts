/** The vault by node:crypto, without a thread hop a value: a turn opens dozens of events. Seals the same values as `web-vault.ts`. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomFillSync } from 'node:crypto'
import {
  PURPOSE_BYTES,
  PURPOSES,
  vaultOf,
  type Bytes,
  type ByteVault,
  type Ring,
  type VaultOptions,
} from './sealing.ts'

const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
const POOL_BYTES = 4096

export function createNodeVault(options: VaultOptions): ByteVault {
  return vaultOf(
    {
      ring: async (dataKey) => ring(dataKey),
      random: pooledRandom(),
      sha256Hex: (message) => createHash('sha256').update(message).digest('hex'),
      toText: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url'),
      fromText: (text) => (/^[\w-]*$/.test(text) ? new Uint8Array(Buffer.from(text, 'base64url')) : null),
    },
    options,
  )
}

/** The short id of a data key, as it stands in what the key sealed. */
export function dataKeyId(dataKey: Uint8Array): string {
  return Buffer.from(ring(dataKey).id).toString('hex')
}

function ring(dataKey: Uint8Array): Ring {
  const derive = (purpose: keyof typeof PURPOSES): Bytes =>
    new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(0), PURPOSES[purpose], PURPOSE_BYTES[purpose]))
  const [seal, index] = [derive('seal'), derive('index')]
  return {
    id: derive('id'),
    encrypt(iv, context, plain) {
      const cipher = createCipheriv(CIPHER, seal, iv, { authTagLength: TAG_BYTES }).setAAD(context)
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    decrypt(iv, context, sealed) {
      const end = sealed.length - TAG_BYTES
      const cipher = createDecipheriv(CIPHER, seal, iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(context).setAuthTag(sealed.subarray(end))
      // A copy: a buffer shares its memory with others.
      return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(0, end)), cipher.final()]))
    },
    hmac: (message) => new Uint8Array(createHmac('sha256', index).update(message).digest()),
  }
}

/** Random bytes from a pool: asking the system for twelve at a time costs more than sealing with them. */
function pooledRandom(): (bytes: number) => Bytes {
  let pool = new Uint8Array(0)
  let used = 0
  return (bytes) => {
    if (used + bytes > pool.length) {
      pool = randomFillSync(new Uint8Array(Math.max(POOL_BYTES, bytes)))
      used = 0
    }
    used += bytes
    return pool.slice(used - bytes, used)
  }
}
