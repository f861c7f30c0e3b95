/** `npm run screenshots`: takes the pictures of `docs/guide/` from a fresh product and from the made-up week. Needs Chromium and a Chinese font. */
import { randomBytes } from 'node:crypto'
import { readConfig } from '../src/config.ts'
import { buildHouse } from '../src/start-node.ts'
import { openBrowser, withProduct } from './browser.ts'
import { buildStale } from './build/parts.js'
import { playWeek } from './demo/play.ts'
import { emptyAlbum } from './screenshots/camera.ts'
import { deskPictures } from './screenshots/desk.ts'
import { residentPictures } from './screenshots/resident.ts'

const admin = { username: 'demo', password: randomBytes(9).toString('base64url') }

async function fillWeek(dataDir: string): Promise<void> {
  const until = Date.now()
  let at = until
  const config = { ...readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), admin }
  const { house, close } = await buildHouse(config, { clock: { now: () => new Date(at) } })
  await playWeek(house, { admin, until, move: (to) => (at = to) })
  close()
}

buildStale((line) => process.stdout.write(`${line}\n`))
emptyAlbum()
const browser = await openBrowser()
try {
  await withProduct((url) => residentPictures(browser, url))
  await withProduct((url) => deskPictures(browser, url, admin), { fill: fillWeek })
} finally {
  await browser.close()
}
process.exit(0)
