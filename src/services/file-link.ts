/** A file by an address that opens it for a while, without signing in: for a resident whose channel cannot carry the file. */
import { fileByLink } from '../content/channel-words.zh-CN.ts'
import type { Clock, Vault } from '../ports/system.ts'

export interface FileLinkDeps {
  vault: Vault
  clock: Clock
  /** Where residents reach the product from outside; null: nothing can be linked to. */
  publicUrl: string | null
}

const HOURS = 48
const PURPOSE = 'file-link'

/** Words with an address that opens this file from now on for two days; null without a public address. */
export async function linkToFile({ vault, clock, publicUrl }: FileLinkDeps, id: string): Promise<string | null> {
  if (publicUrl === null) return null
  const until = Math.floor(clock.now().getTime() / 1000) + HOURS * 3600
  const query = new URLSearchParams({ until: String(until), key: await keyOf(vault, id, until) })
  return fileByLink(new URL(`/file/${id}?${query}`, publicUrl).href, HOURS)
}

/** Whether the address was made here for this file and still holds. */
export async function opensFile(
  { vault, clock }: Pick<FileLinkDeps, 'vault' | 'clock'>,
  { id, until, key }: { id: string; until: string; key: string },
): Promise<boolean> {
  const ends = Number(until)
  if (!/^\d{1,12}$/.test(until) || ends * 1000 <= clock.now().getTime()) return false
  // Hashed before they are compared: the time of the comparison tells nothing of the key.
  return (await vault.sha256(key)) === (await vault.sha256(await keyOf(vault, id, ends)))
}

function keyOf(vault: Vault, id: string, until: number): Promise<string> {
  return vault.blindIndex(`${id}:${until}`, PURPOSE)
}
