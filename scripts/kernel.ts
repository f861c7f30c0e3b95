/** `npm run kernel`: assembles src/core/knowledge/kernel/kernel.wat into kernel-bytes.ts beside it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { assembled } from './build/assemble.ts'

const FOLDER = new URL('../src/core/knowledge/kernel/', import.meta.url)
const bytes = await assembled(readFileSync(new URL('kernel.wat', FOLDER), 'utf8'))
writeFileSync(
  new URL('kernel-bytes.ts', FOLDER),
  `/** kernel.wat, assembled by \`npm run kernel\`; base64. */
export const KERNEL_BYTES =
  '${Buffer.from(bytes).toString('base64')}'
`,
)
process.stdout.write(`${bytes.length} bytes\n`)
