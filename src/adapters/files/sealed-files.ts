/** Attachments in a folder: sealed by the vault, whole or absent, on disk when `put` resolves. */
import { mkdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '../../ports/system.ts'
import { isCode, syncFolder, writePrivate } from './disk.ts'

/** The part of the vault that this needs. */
export interface ByteSealer {
  sealBytes(bytes: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>>
  openBytes(sealed: Uint8Array<ArrayBuffer>, context: string): Promise<Uint8Array<ArrayBuffer>>
}

export function sealedFiles(folder: string, vault: ByteSealer): Files {
  const contextOf = (id: string) => `files:bytes:${id}`

  /** An id names a file: nothing in it may lead out of the folder. */
  function pathOf(id: string): string {
    if (!/^[A-Za-z0-9][\w-]{0,79}$/.test(id)) throw new TypeError('not the id of a file')
    return join(folder, id)
  }

  return {
    async put(id, bytes) {
      const path = pathOf(id)
      const sealed = await vault.sealBytes(bytes, contextOf(id))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writePrivate(`${path}.part`, sealed)
      await rename(`${path}.part`, path)
      await syncFolder(folder)
    },
    async get(id) {
      const sealed = await orNull(readFile(pathOf(id)))
      return sealed && vault.openBytes(new Uint8Array(sealed), contextOf(id))
    },
    async remove(id) {
      await orNull(unlink(pathOf(id)))
    },
  }
}

/** Null for a file that is not there; any other trouble is thrown. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}
