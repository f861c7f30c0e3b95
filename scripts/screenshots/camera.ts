/** Takes a picture of a page and makes it light enough for a repository and for a reader on a phone. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
// Comes with transformers.js, which reads pictures by it; used for pictures of the repository only, never by the product.
import sharp from 'sharp'

const OUT = fileURLToPath(new URL('../../docs/guide/', import.meta.url))
const MOST_BYTES = 150 * 1024
/** A screen has few colours; fewer of them before fewer dots. */
const COLOURS = [128, 64, 32, 16] as const

/** Throws away the pictures of another time, so that a renamed one does not stay. */
export function emptyAlbum(): void {
  mkdirSync(OUT, { recursive: true })
  for (const file of readdirSync(OUT)) if (file.endsWith('.png')) rmSync(join(OUT, file))
}

export async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const picture = await light(await page.screenshot({ animations: 'disabled' }), name)
  await writeFile(join(OUT, `${name}.png`), picture)
  process.stdout.write(`${name} ${Math.round(picture.length / 1024)} KB\n`)
}

async function light(taken: Buffer, name: string): Promise<Buffer> {
  for (const colours of COLOURS) {
    const picture = await sharp(taken).png({ palette: true, colours, compressionLevel: 9, effort: 10 }).toBuffer()
    if (picture.length <= MOST_BYTES) return picture
  }
  throw new Error(`${name} stays above ${MOST_BYTES} bytes`)
}
