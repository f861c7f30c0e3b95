/** `npm run icons`: makes the PNG copies of the sign (src/web/resident/icon.ts) that home screens want; run it when the sign changes. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
// Comes with transformers.js, which reads pictures by it; used here and for the guide's pictures only, never by the product.
import sharp from 'sharp'
import { PICTURES } from '../src/web/resident/icon.ts'

const OUT = fileURLToPath(new URL('../src/web/resident/icons/', import.meta.url))

mkdirSync(OUT, { recursive: true })
for (const { file, size, of } of PICTURES) {
  const { size: bytes } = await sharp(Buffer.from(of), { density: (72 * size) / 96 })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(OUT + file)
  process.stdout.write(`${file} ${bytes} bytes\n`)
}
