/** Writing to a disk so that it stays written. */
import { open } from 'node:fs/promises'

/** For this user only. */
export const PRIVATE = 0o600

/** Writes a file and waits until its bytes are on disk. */
export async function writePrivate(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w', PRIVATE)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A new name is durable only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
