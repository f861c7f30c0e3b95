/** Runs the store's contract inside workerd, on D1 (`npm run check:workerd`). */
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

export default defineConfig({
  root,
  plugins: [
    cloudflareTest(async () => ({
      miniflare: {
        compatibilityDate: '2026-04-20',
        compatibilityFlags: ['nodejs_compat'],
        cf: false,
        modulesRules: [{ type: 'Data', include: ['**/*.bin', '**/*.json.gz'] }],
        d1Databases: ['DB'],
        bindings: { MIGRATIONS: await readD1Migrations(`${root}migrations`) },
      },
    })),
  ],
  test: { include: [`${here}**/*.test.ts`], testTimeout: 30_000 },
})
