/** Photos and papers: recognised by their bytes, freed of location data, sealed, and readable only by their owner and the case's workers. */
import type { AttachmentStore } from '../ports/attachment-store.ts'
import type { Clock, Files, Ids } from '../ports/system.ts'
import { cleanFile } from '../core/pictures/clean-file.ts'

export interface AttachmentDeps {
  attachments: AttachmentStore
  files: Files
  ids: Ids
  clock: Clock
}

export type Kept =
  | { kind: 'kept'; attachment: { attachmentId: string; kind: string; bytes: number } }
  /** `heic`: a phone's picture that could not be freed of its place; `too-large`: more than this runtime can hold. */
  | { kind: 'refused'; why: 'unknown' | 'heic' | 'too-large' }

/** Keeps one photo or paper. `refused`: no JPEG, PNG, WebP, HEIC or PDF, or cut off. */
export async function keepAttachment(deps: AttachmentDeps, conversationId: string, bytes: Uint8Array): Promise<Kept> {
  const photo = cleanFile(bytes)
  if (photo.kind === 'refused') return photo
  if (photo.bytes.length > (deps.files.maxBytes ?? Infinity)) return { kind: 'refused', why: 'too-large' }
  const id = deps.ids.next('f')
  await deps.files.put(id, photo.bytes)
  const sha256 = await digest(photo.bytes)
  await deps.attachments.put({
    id,
    conversationId,
    kind: photo.type,
    bytes: photo.bytes.length,
    sha256,
    at: deps.clock.now().toISOString(),
  })
  return { kind: 'kept', attachment: { attachmentId: id, kind: photo.type, bytes: photo.bytes.length } }
}

/** The bytes for the owner's conversation, or null when it is not theirs or not there. */
export async function readAttachment(
  deps: AttachmentDeps,
  id: string,
  conversationId: string,
): Promise<{ kind: string; bytes: Uint8Array } | null> {
  const found = await deps.attachments.find(id)
  if (found === null || found.conversationId !== conversationId) return null
  const bytes = await deps.files.get(id)
  return bytes === null ? null : { kind: found.kind, bytes }
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
