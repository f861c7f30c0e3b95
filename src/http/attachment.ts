/** A kept photo or paper on its way out: shown where every browser can, else a download; never able to run anything. */
import type { Context } from 'hono'
import { FILE_KINDS, fileName, isShown } from '../core/pictures/clean-file.ts'

/** Types that are handed out; for descriptions. */
export const FILE_TYPES = [...FILE_KINDS, 'application/octet-stream']

/** The bytes with headers that keep them apart from our own pages (OWASP File Upload). */
export function sendAttachment(c: Context, file: { id: string; kind: string; bytes: Uint8Array }): Response {
  const isKnown = FILE_KINDS.includes(file.kind)
  const name = isKnown ? `; filename="${fileName(file.id, file.kind)}"` : ''
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': isKnown ? file.kind : 'application/octet-stream',
    'content-disposition': `${isShown(file.kind) ? 'inline' : 'attachment'}${name}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
}
