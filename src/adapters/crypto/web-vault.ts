/** The vault by Web Crypto: workerd, and any other engine. Seals the same values as `node-vault.ts`. */
import { fromBase64url, toBase64url } from './base64url.ts'
import {
  PURPOSE_BYTES,
  PURPOSES,
  vaultOf,
  type Bytes,
  type ByteVault,
  type Ring,
  type VaultOptions,
} from './sealing.ts'

const encoder = new TextEncoder()
const HMAC = { name: 'HMAC', hash: 'SHA-256' }

export function createVault(options: VaultOptions): ByteVault {
  return vaultOf(
    {
      ring,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      sha256Hex: async (message) => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', message))),
      toText: toBase64url,
      fromText: fromBase64url,
    },
    options,
  )
}

async function ring(dataKey: Uint8Array): Promise<Ring> {
  const root = await crypto.subtle.importKey('raw', Uint8Array.from(dataKey), 'HKDF', false, ['deriveBits'])
  const [id, sealKey, indexKey] = await Promise.all([derive(root, 'id'), derive(root, 'seal'), derive(root, 'index')])
  const seal = await crypto.subtle.importKey('raw', sealKey, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const index = await crypto.subtle.importKey('raw', indexKey, HMAC, false, ['sign'])
  return {
    id,
    async encrypt(iv, context, plain) {
      const how = { name: 'AES-GCM', iv, additionalData: context }
      return new Uint8Array(await crypto.subtle.encrypt(how, seal, Uint8Array.from(plain)))
    },
    async decrypt(iv, context, sealed) {
      const how = { name: 'AES-GCM', iv, additionalData: context }
      return new Uint8Array(await crypto.subtle.decrypt(how, seal, sealed))
    },
    hmac: async (message) => new Uint8Array(await crypto.subtle.sign('HMAC', index, message)),
  }
}

async function derive(root: CryptoKey, purpose: keyof typeof PURPOSES): Promise<Bytes> {
  const info = encoder.encode(PURPOSES[purpose])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }
  return new Uint8Array(await crypto.subtle.deriveBits(how, root, PURPOSE_BYTES[purpose] * 8))
}

function toHex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
