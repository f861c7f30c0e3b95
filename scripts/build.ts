/** `npm run build`: builds every part that is older than its sources. `npm start` and `npm test` call it first. */
import { buildStale } from './build/parts.js'

buildStale((line) => process.stdout.write(`${line}\n`))
