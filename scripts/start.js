/** `npm start`: builds what is missing or stale, then serves. Plain JavaScript, so that a start waits for no translator. */
import { buildStale } from './build/parts.js'

buildStale((line) => process.stdout.write(`${line}\n`))
// By a name that only exists once it was built.
const server = new URL('../build/server/main.js', import.meta.url)
await import(server.href)
