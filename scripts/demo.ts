/** `npm run demo`: fills an empty data directory with a made-up week (示例), so that `npm start` shows a living desk at once. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE } from '../src/adapters/sqlite/open.ts'
import { readConfig } from '../src/config.ts'
import { buildHouse } from '../src/start-node.ts'
import { playWeek } from './demo/play.ts'

const config = readConfig({ ...process.env, LOG_LEVEL: 'error' })
const file = join(config.dataDir, DATABASE_FILE)
if (existsSync(file)) {
  console.error(
    `${file} is there already: the demo only fills an empty directory, so that nobody's data is mixed with it.\n` +
      'Name another one: DATA_DIR=./data-demo npm run demo',
  )
  process.exit(1)
}
const admin = { username: 'demo', password: randomBytes(9).toString('base64url') }
let at = Date.now()
const clock = { now: () => new Date(at) }
const { house, close } = await buildHouse({ ...config, admin }, { clock, say: console.log })
await playWeek(house, { admin, until: Date.now(), move: (to) => (at = to) })
close()
console.log(`filled ${config.dataDir} with a made-up week; everybody in it is invented and called 示例`)
console.log(`start it: DATA_DIR=${config.dataDir} npm start`)
console.log(`sign in at /desk as ${admin.username}, password ${admin.password}`)
