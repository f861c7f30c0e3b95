/** WeChat's signature and safe mode (消息加解密说明) by Web Crypto, so that it runs in workerd as in Node. */

type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const BLOCK = 16
/** Safe mode pads to 32 bytes, twice the block of AES. */
const PAD = 32
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4

/** SHA-1 of the parts, sorted and joined, in hex: `signature` and `msg_signature` alike. */
export async function sign(...parts: string[]): Promise<string> {
  const joined = parts.toSorted((a, b) => (a < b ? -1 : Number(a > b))).join('')
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', encoder.encode(joined)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares without telling by its time how much was right. */
export function sameSignature(given: string, right: string): boolean {
  let different = given.length ^ right.length
  for (let index = 0; index < right.length; index += 1)
    different |= (given.charCodeAt(index) || 0) ^ right.charCodeAt(index)
  return different === 0
}

export interface WechatCipher {
  /** The words inside, or null when they are broken or meant for another account. */
  open(sealed: string): Promise<string | null>
  seal(text: string): Promise<string>
}

/** AES-256-CBC with the 43 letters of the account; its first half block is the initial vector. */
export function wechatCipher(aesKey: string, appId: string): WechatCipher {
  const raw = fromBase64(`${aesKey}=`)
  if (raw?.length !== 32) throw new TypeError('an AES key of WeChat has 43 letters')
  const iv = raw.slice(0, BLOCK)
  const key = crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt', 'decrypt'])
  const owner = encoder.encode(appId)
  // Awaited again at every use; this only keeps an early failure from ending the process unheard.
  key.catch(() => undefined)

  /** Web Crypto pads by itself to 16: for data padded already, its last block is dropped. */
  async function encryptPadded(padded: Bytes): Promise<Bytes> {
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, await key, padded))
    return sealed.slice(0, padded.length)
  }

  /** Web Crypto takes padding of 1 to 16 only: a block of its own padding is put behind, made from the last block as its vector. */
  async function decryptPadded(sealed: Bytes): Promise<Bytes> {
    const last = sealed.slice(-BLOCK)
    const end = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: last }, await key, new Uint8Array(0)))
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, await key, joined(sealed, end)))
  }

  return {
    async open(sealed) {
      const bytes = fromBase64(sealed)
      if (bytes === null || bytes.length === 0 || bytes.length % BLOCK !== 0) return null
      const plain = unpadded(await decryptPadded(bytes))
      const start = RANDOM_BYTES + LENGTH_BYTES
      if (plain === null || plain.length < start + owner.length) return null
      const length = new DataView(plain.buffer, plain.byteOffset).getUint32(RANDOM_BYTES)
      const end = start + length
      if (end > plain.length || !same(plain.subarray(end), owner)) return null
      return decode(plain.subarray(start, end))
    },
    async seal(text) {
      const words = encoder.encode(text)
      const length = new Uint8Array(LENGTH_BYTES)
      new DataView(length.buffer).setUint32(0, words.length)
      const body = joined(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)), length, words, owner)
      const missing = PAD - (body.length % PAD)
      return toBase64(await encryptPadded(joined(body, new Uint8Array(missing).fill(missing))))
    },
  }
}

function unpadded(bytes: Bytes): Bytes | null {
  const missing = bytes.at(-1) ?? 0
  return missing < 1 || missing > PAD || missing > bytes.length ? null : bytes.slice(0, bytes.length - missing)
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

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function fromBase64(text: string): Bytes | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
