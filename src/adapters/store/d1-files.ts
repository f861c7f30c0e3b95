/** Attachments in the database, sealed: for Workers, where there is no disk. A row of D1 holds at most 2 MB, so larger photos are refused. */
import type { Files } from '../../ports/system.ts'
import type { D1 } from '../sqlite/d1.ts'

/** The part of the vault that this needs. */
export interface ByteSealer {
  sealBytes(bytes: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>>
  openBytes(sealed: Uint8Array<ArrayBuffer>, context: string): Promise<Uint8Array<ArrayBuffer>>
}

const MAX_BYTES = 1_900_000

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge'
}

export function d1Files(d1: D1, vault: ByteSealer): Files {
  const contextOf = (id: string) => `files:bytes:${id}`
  return {
    maxBytes: MAX_BYTES,
    async put(id, bytes) {
      if (bytes.length > MAX_BYTES) throw new FileTooLarge(`a photo may have at most ${MAX_BYTES} bytes here`)
      const sealed = await vault.sealBytes(bytes, contextOf(id))
      await d1.prepare('INSERT OR REPLACE INTO files (id, bytes) VALUES (?, ?)').bind(id, sealed).run()
    },
    async get(id) {
      const row = await d1
        .prepare('SELECT bytes FROM files WHERE id = ?')
        .bind(id)
        .first<{ bytes: ArrayBuffer | number[] }>()
      return row === null ? null : vault.openBytes(new Uint8Array(row.bytes), contextOf(id))
    },
    async remove(id) {
      await d1.prepare('DELETE FROM files WHERE id = ?').bind(id).run()
    },
  }
}
