/** Signatures as the Standard Webhooks specification has them, so that receivers can use its libraries. */

const SECRET_PREFIX = 'whsec_'

export function newSecret(): string {
  return SECRET_PREFIX + base64(crypto.getRandomValues(new Uint8Array(32)))
}

/** The headers of one try: the id stays, the time and with it the signature is of the try. */
export async function signedHeaders(
  secret: string,
  { id, body, now }: { id: string; body: string; now: Date },
): Promise<Record<string, string>> {
  const seconds = String(Math.floor(now.getTime() / 1000))
  const bytes = Uint8Array.from(atob(secret.slice(SECRET_PREFIX.length)), (letter) => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${seconds}.${body}`))
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'warmline-webhook/1',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${base64(new Uint8Array(mac))}`,
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
