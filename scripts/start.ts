/** `npm start`: builds what is missing or stale, then serves. */
import { buildStale } from './build/parts.ts'

buildStale((line) => process.stdout.write(`${line}\n`))
await import('../src/main.node.ts')
