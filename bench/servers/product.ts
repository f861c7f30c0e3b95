/** The whole product as `npm start` runs it, with a channel to the bench beside it. */
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/start-node.ts'
import { serveParent } from '../support/child.ts'

const running = await startServer(readConfig(process.env))
serveParent(running.url, () => running.stop())
