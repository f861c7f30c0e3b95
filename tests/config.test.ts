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
    [{ TELEGRAM_BOT_TOKEN: '123456:abcdef', TELEGRAM_WEBHOOK_SECRET: 'not allowed!' }, 'TELEGRAM_WEBHOOK_SECRET'],
    [{ TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(20) }, 'TELEGRAM_BOT_TOKEN'],
    [{ TELEGRAM_MODE: 'polling' }, 'TELEGRAM_BOT_TOKEN'],
    [{ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_MODE: 'polling', TELEGRAM_API_ROOT: 'localhost:81' }, 'TELEGRAM_API_ROOT'],
    [{ WECHAT_APP_SECRET: 'some-secret' }, 'WECHAT_TOKEN'],
    [{ WECHAT_TOKEN: 'token' }, 'WECHAT_APP_ID'],
    [{ WECHAT_APP_ID: 'wx1', WECHAT_TOKEN: 'token', WECHAT_AES_KEY: 'x'.repeat(42) }, 'WECHAT_AES_KEY'],
    [{ WECHAT_APP_ID: 'wx1', WECHAT_TOKEN: 'token', WECHAT_API_ROOT: 'ftp://a.cn' }, 'WECHAT_API_ROOT'],
    [{ FORMER_DATA_KEYS: '07'.repeat(32) + ',short' }, 'FORMER_DATA_KEYS'],
    [{ TRUST_PROXY: 'perhaps' }, 'TRUST_PROXY'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN'],
    [{ EMBED_ORIGINS: 'www.example.gov.cn' }, 'EMBED_ORIGINS'],
    [{ EMBED_ORIGINS: 'https://www.example.gov.cn, https://a.example/path' }, 'EMBED_ORIGINS'],
    [{ EMBED_ORIGINS: 'https://*.example' }, 'EMBED_ORIGINS'],
    [{ PORT: ' ' }, 'PORT'],
    [{ PORT: '80.5' }, 'PORT'],
    [{ DESK_HOURS: '99:99-99:99' }, 'DESK_HOURS'],
    [{ DESK_HOURS: '17:30-8:30' }, 'DESK_HOURS'],
    [{ PUBLIC_URL: 'javascript:alert(1)' }, 'PUBLIC_URL'],
    [{ TELEGRAM_BOT_TOKEN: 'nonsense', TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(20) }, 'TELEGRAM_BOT_TOKEN'],
    [{ ADMIN_USERNAME: 'someone' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_USERNAME: 'someone', ADMIN_PASSWORD: 'changeme' }, 'ADMIN_PASSWORD'],
    [{ DESK_HOURS: 'all day' }, 'DESK_HOURS'],
    [{ PUBLIC_URL: 'help' }, 'PUBLIC_URL'],
  ])('refuse %o', (env, name) => {
    expect(problemsOf(env)).toContain(name)
  })

  it('name what clashes beside what has the wrong shape', () => {
    const problems = problemsOf({ PORT: 'abc', TELEGRAM_BOT_TOKEN: '123456:abcdef', ADMIN_PASSWORD: 'changeme' })
    for (const name of ['PORT', 'TELEGRAM_WEBHOOK_SECRET', 'ADMIN_USERNAME', 'ADMIN_PASSWORD'])
      expect(problems).toContain(name)
  })

  it('take what Telegram itself allows', () => {
    const telegram = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: 's' }
    expect(readConfig(telegram).telegram).toEqual({ token: '1:a', secret: 's', apiRoot: null })
    const polling = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_MODE: 'polling' }
    expect(readConfig(polling).telegram).toEqual({ token: '1:a', secret: null, apiRoot: null })
  })

  it('read WeChat, former keys and the proxy', () => {
    const key = '07'.repeat(32)
    const config = readConfig({
      WECHAT_APP_ID: 'wx0001',
      WECHAT_TOKEN: 'token',
      WECHAT_AES_KEY: 'x'.repeat(43),
      WECHAT_API_ROOT: 'http://127.0.0.1:9',
      FORMER_DATA_KEYS: `${key}, ${key}`,
      TRUST_PROXY: 'true',
    })
    expect(config).toMatchObject({
      wechat: {
        appId: 'wx0001',
        token: 'token',
        aesKey: 'x'.repeat(43),
        appSecret: null,
        apiRoot: 'http://127.0.0.1:9',
      },
      formerDataKeys: [key, key],
      trustProxy: true,
    })
  })

  it('read the sites that may frame the chat as origins, none by default', () => {
    const sites = 'https://www.example.gov.cn/ http://town.example:8080,'
    expect(readConfig({ EMBED_ORIGINS: sites }).embedOrigins).toEqual([
      'https://www.example.gov.cn',
      'http://town.example:8080',
    ])
    expect(readConfig({}).embedOrigins).toEqual([])
  })

  it('treat an empty value as not given', () => {
    expect(readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: '' })).toMatchObject({ port: 8787, telegram: null })
  })
})
