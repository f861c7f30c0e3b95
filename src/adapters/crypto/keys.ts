/** From one data key to the keys for their single purposes (HKDF-SHA-256, RFC 5869): sealing, look-up, and a public key id. */
export const DATA_KEY_BYTES = 32
export const KEY_ID_BYTES = 4

export interface KeyRing {
  /** Names the data key in every sealed value; tells nothing about it. */
  id: Uint8Array<ArrayBuffer>
  seal: CryptoKey
  index: CryptoKey
}

const encode = new TextEncoder()

export async function deriveKeys(dataKey: Uint8Array): Promise<KeyRing> {
  if (dataKey.length !== DATA_KEY_BYTES) throw new TypeError(`a data key has ${DATA_KEY_BYTES} bytes`)
  const root = await crypto.subtle.importKey('raw', Uint8Array.from(dataKey), 'HKDF', false, ['deriveBits'])
  const [id, seal, index] = await Promise.all([
    derive(root, 'warmline key id', KEY_ID_BYTES),
    derive(root, 'warmline seal', 32),
    derive(root, 'warmline blind index', 32),
  ])
  return {
    id,
    seal: await crypto.subtle.importKey('raw', seal, 'AES-GCM', false, ['encrypt', 'decrypt']),
    index: await crypto.subtle.importKey('raw', index, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  }
}

async function derive(root: CryptoKey, purpose: string, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encode.encode(purpose) }
  return new Uint8Array(await crypto.subtle.deriveBits(how, root, bytes * 8))
}
