/** The vault by Web Crypto, for Node and workerd alike: AES-256-GCM, authenticated context, keyed look-up (design decision 9). */
import type { Vault } from '../../ports/system.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { deriveKeys, KEY_ID_BYTES, type KeyRing } from './keys.ts'
import { UnsealError } from './unseal-error.ts'

/** Sealed bytes are: version | key id | iv | ciphertext with its 16-byte tag. */
const VERSION = 1
const IV_BYTES = 12
const HEAD_BYTES = 1 + KEY_ID_BYTES + IV_BYTES
const TAG_BYTES = 16
/** A phone has little entropy, so a longer index would only help whoever stole the key; 128 bits never collide by chance. */
const INDEX_BYTES = 16

export interface WebVault extends Vault {
  sealBytes(bytes: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>>
  openBytes(sealed: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>>
}

export interface VaultOptions {
  /** 32 bytes; everything new is sealed under it and looked up by it. */
  dataKey: Uint8Array
  /** Keys of earlier times: what they sealed still opens. */
  formerKeys?: Uint8Array[]
}

const encode = new TextEncoder()
const decode = new TextDecoder('utf-8', { fatal: true })

export function createVault({ dataKey, formerKeys = [] }: VaultOptions): WebVault {
  const current = deriveKeys(dataKey)
  const rings = Promise.all([current, ...formerKeys.map(deriveKeys)])
  // Both are awaited at every use; this only keeps an early failure from ending the process unheard.
  rings.catch(() => undefined)

  async function sealBytes(bytes: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>> {
    const keys = await current
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    const body = await crypto.subtle.encrypt(gcm(iv, context), keys.seal, bytes as Uint8Array<ArrayBuffer>)
    const sealed = new Uint8Array(HEAD_BYTES + body.byteLength)
    sealed[0] = VERSION
    sealed.set(keys.id, 1)
    sealed.set(iv, 1 + KEY_ID_BYTES)
    sealed.set(new Uint8Array(body), HEAD_BYTES)
    return sealed
  }

  async function openBytes(sealed: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>> {
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw new UnsealError('format')
    const keys = (await rings).find((ring) => isKeyOf(ring, sealed))
    if (!keys) throw new UnsealError('unknown-key')
    const iv = sealed.slice(1 + KEY_ID_BYTES, HEAD_BYTES)
    try {
      return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, context), keys.seal, sealed.slice(HEAD_BYTES)))
    } catch {
      throw new UnsealError('refused')
    }
  }

  return {
    sealBytes,
    openBytes,
    seal: async (text, context) => toBase64url(await sealBytes(encode.encode(text), context)),
    async open(sealed, context) {
      const bytes = fromBase64url(sealed)
      if (!bytes) throw new UnsealError('format')
      return decode.decode(await openBytes(bytes, context))
    },
    async blindIndex(value, purpose) {
      const mac = await crypto.subtle.sign('HMAC', (await current).index, encode.encode(`${purpose}\0${value}`))
      return toBase64url(new Uint8Array(mac, 0, INDEX_BYTES))
    },
    async sha256(text) {
      return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', encode.encode(text))))
    },
  }
}

function gcm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encode.encode(context) }
}

function isKeyOf(ring: KeyRing, sealed: Uint8Array): boolean {
  return ring.id.every((byte, i) => sealed[1 + i] === byte)
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
