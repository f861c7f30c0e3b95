/** Settings: sane without any, and every wrong one named at once without its value. */
import { describe, expect, it } from 'vitest'
import { BadConfig, readConfig } from '../src/config.ts'

const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof BadConfig) return error.message
    throw error
  }
  return ''
}

describe('settings', () => {
  it('serve on the loopback without any', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      dataDir: './data',
      telegram: null,
      admin: null,
      embedder: 'bge',
    })
  })

  it('name all that is wrong at once, and repeat no secret', () => {
    const problems = problemsOf({
      PORT: '99999',
      DATA_KEY: 'my-secret-key',
      LOG_LEVEL: 'loud',
      ADMIN_PASSWORD: 'short',
    })
    for (const name of ['PORT', 'DATA_KEY', 'LOG_LEVEL', 'ADMIN_PASSWORD']) expect(problems).toContain(name)
    expect(problems).not.toContain('my-secret-key')
    expect(problems).not.toContain('short')
  })

  it.each([
    [{ TELEGRAM_BOT_TOKEN: '123456:abcdef' }, 'TELEGRAM_WEBHOOK_SECRET'],
    [{ TELEGRAM_BOT_TOKEN: '123456:abcdef', TELEGRAM_WEBHOOK_SECRET: 'short' }, 'TELEGRAM_WEBHOOK_SECRET'],
    [{ TELEGRAM_BOT_TOKEN: 'nonsense', TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(20) }, 'TELEGRAM_BOT_TOKEN'],
    [{ ADMIN_USERNAME: 'someone' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_USERNAME: 'someone', ADMIN_PASSWORD: 'changeme' }, 'ADMIN_PASSWORD'],
    [{ DESK_HOURS: 'all day' }, 'DESK_HOURS'],
    [{ PUBLIC_URL: 'help' }, 'PUBLIC_URL'],
  ])('refuse %o', (env, name) => {
    expect(problemsOf(env)).toContain(name)
  })

  it('treat an empty value as not given', () => {
    expect(readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: '' })).toMatchObject({ port: 8787, telegram: null })
  })
})
