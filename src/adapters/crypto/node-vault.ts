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

export function createNodeVault(options: VaultOptions): ByteVault {
  return vaultOf(
    {
      ring: async (dataKey) => ring(dataKey),
      random: (bytes) => randomFillSync(new Uint8Array(bytes)),
      sha256Hex: (message) => createHash('sha256').update(message).digest('hex'),
      toText: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url'),
      fromText: (text) => (/^[\w-]*$/.test(text) ? Uint8Array.from(Buffer.from(text, 'base64url')) : null),
    },
    options,
  )
}

function ring(dataKey: Uint8Array): Ring {
  const derive = (purpose: keyof typeof PURPOSES): Bytes =>
    new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(0), PURPOSES[purpose], PURPOSE_BYTES[purpose]))
  const [seal, index] = [derive('seal'), derive('index')]
  return {
    id: derive('id'),
    encrypt(iv, context, plain) {
      const cipher = createCipheriv(CIPHER, seal, iv, { authTagLength: TAG_BYTES }).setAAD(context)
      return joined(cipher.update(plain), cipher.final(), cipher.getAuthTag())
    },
    decrypt(iv, context, sealed) {
      const end = sealed.length - TAG_BYTES
      const cipher = createDecipheriv(CIPHER, seal, iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(context).setAuthTag(sealed.subarray(end))
      return joined(cipher.update(sealed.subarray(0, end)), cipher.final())
    },
    hmac: (message) => Uint8Array.from(createHmac('sha256', index).update(message).digest()),
  }
}

function joined(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
