/** The vault over any engine's primitives: one format of sealed values, one way to look up (design decision 9). */
import type { Vault } from '../../ports/system.ts'
import { UnsealError } from './unseal-error.ts'

/** Sealed bytes are: version | key id | iv | ciphertext with its 16-byte tag. */
const VERSION = 1
const KEY_ID_BYTES = 4
const IV_BYTES = 12
const IV_AT = 1 + KEY_ID_BYTES
const HEAD_BYTES = IV_AT + IV_BYTES
const TAG_BYTES = 16
/** A phone has little entropy, so a longer index would only help whoever stole the key; 128 bits never collide by chance. */
const INDEX_BYTES = 16
export const DATA_KEY_BYTES = 32

export type Bytes = Uint8Array<ArrayBuffer>
type Maybe<T> = T | Promise<T>

/** One data key, split by HKDF-SHA-256 (RFC 5869) into keys for single purposes. */
export interface Ring {
  /** Names the data key in every sealed value and tells nothing about it. */
  id: Bytes
  /** AES-256-GCM; the 16-byte tag follows the ciphertext. */
  encrypt(iv: Bytes, context: Bytes, plain: Uint8Array): Maybe<Bytes>
  /** Throws when the tag does not fit. */
  decrypt(iv: Bytes, context: Bytes, sealed: Bytes): Maybe<Bytes>
  hmac(message: Bytes): Maybe<Bytes>
}

export interface Primitives {
  ring(dataKey: Uint8Array): Promise<Ring>
  random(bytes: number): Bytes
  sha256Hex(message: Bytes): Maybe<string>
  toText(bytes: Bytes): string
  /** Null when the text is not base64url. */
  fromText(text: string): Bytes | null
}

/** The labels by which a ring derives its keys; changing one makes everything sealed unreadable. */
export const PURPOSES = { id: 'warmline key id', seal: 'warmline seal', index: 'warmline blind index' }
export const PURPOSE_BYTES = { id: KEY_ID_BYTES, seal: 32, index: 32 }

export interface ByteVault extends Vault {
  sealBytes(bytes: Uint8Array, context: string): Promise<Bytes>
  openBytes(sealed: Bytes, context: string): Promise<Bytes>
}

export interface VaultOptions {
  /** 32 bytes; everything new is sealed under it and looked up by it. */
  dataKey: Uint8Array
  /** Keys of earlier times: what they sealed still opens. */
  formerKeys?: Uint8Array[]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function vaultOf(engine: Primitives, { dataKey, formerKeys = [] }: VaultOptions): ByteVault {
  for (const key of [dataKey, ...formerKeys]) {
    if (key.length !== DATA_KEY_BYTES) throw new TypeError(`a data key has ${DATA_KEY_BYTES} bytes`)
  }
  const current = engine.ring(dataKey)
  const rings = Promise.all([current, ...formerKeys.map((key) => engine.ring(key))])
  // Awaited again at every use; this only keeps an early failure from ending the process unheard.
  rings.catch(() => undefined)

  async function sealBytes(bytes: Uint8Array, context: string): Promise<Bytes> {
    const ring = await current
    const iv = engine.random(IV_BYTES)
    const body = await ring.encrypt(iv, encode(context), bytes)
    const sealed = new Uint8Array(HEAD_BYTES + body.length)
    sealed[0] = VERSION
    sealed.set(ring.id, 1)
    sealed.set(iv, IV_AT)
    sealed.set(body, HEAD_BYTES)
    return sealed
  }

  async function openBytes(sealed: Bytes, context: string): Promise<Bytes> {
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw new UnsealError('format')
    const ring = (await rings).find((each) => isSealedBy(each, sealed))
    if (!ring) throw new UnsealError('unknown-key')
    try {
      return await ring.decrypt(sealed.subarray(IV_AT, HEAD_BYTES), encode(context), sealed.subarray(HEAD_BYTES))
    } catch {
      throw new UnsealError('refused')
    }
  }

  return {
    sealBytes,
    openBytes,
    seal: async (text, context) => engine.toText(await sealBytes(encode(text), context)),
    async open(sealed, context) {
      const bytes = engine.fromText(sealed)
      if (!bytes) throw new UnsealError('format')
      return decoder.decode(await openBytes(bytes, context))
    },
    async blindIndex(value, purpose) {
      const mac = await (await current).hmac(encode(`${purpose}\0${value}`))
      return engine.toText(mac.slice(0, INDEX_BYTES))
    },
    sha256: async (text) => engine.sha256Hex(encode(text)),
  }
}

function isSealedBy({ id }: Ring, sealed: Bytes): boolean {
  for (let i = 0; i < KEY_ID_BYTES; i++) if (sealed[1 + i] !== id[i]) return false
  return true
}

function encode(text: string): Bytes {
  return new Uint8Array(encoder.encode(text))
}
