/** The contract on D1. */
import { applyD1Migrations, env } from 'cloudflare:test'
import { createVault } from '../../../src/adapters/crypto/web-vault.ts'
import { createStore } from '../../../src/adapters/store/create-store.ts'
import { NOW } from '../../contract/build.ts'
import { describeStore } from '../../contract/describe-store.ts'

describeStore('D1', async () => {
  await applyD1Migrations(env.DB, env.MIGRATIONS)
  const vault = createVault({ dataKey: new Uint8Array(32).fill(7) })
  return { store: createStore({ d1: env.DB, vault, now: () => new Date(NOW) }), d1: env.DB, close: () => undefined }
})
