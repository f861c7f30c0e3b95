/** A kept photo or paper on its way out: shown where every browser can, else a download; never able to run anything. */
import type { Context } from 'hono'
import { isShown } from '../core/pictures/clean-file.ts'

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
}

/** Types that are handed out; for descriptions. */
export const FILE_TYPES = [...Object.keys(ENDINGS), 'application/octet-stream']

/** The bytes with headers that keep them apart from our own pages (OWASP File Upload). */
export function sendAttachment(c: Context, file: { id: string; kind: string; bytes: Uint8Array }): Response {
  const ending = ENDINGS[file.kind]
  const name = ending === undefined ? '' : `; filename="${file.id}.${ending}"`
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': ending === undefined ? 'application/octet-stream' : file.kind,
    'content-disposition': `${isShown(file.kind) ? 'inline' : 'attachment'}${name}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
}
