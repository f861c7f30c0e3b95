import { defineConfig } from 'vitest/config'

const pure = ['tests/core/**/*.test.ts', 'tests/*.test.ts']
const http = ['tests/http/**/*.test.ts']
/** Files that keep nothing for each other share a worker: the rules are read and compiled once, not once a file, which was most of their time. */
const together = { isolate: false }

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, ...together } },
      { extends: true, test: { name: 'http', include: http, ...together } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [...pure, ...http, 'tests/runtime/workerd/**', 'node_modules/**'],
        },
      },
    ],
  },
})
