/** Settings: the only reader of the environment. All wrong ones are reported at once, by name, and the start stops. */
import * as z from 'zod'

const WHOLE = 'must be a whole number'
const KEY = /^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/
const TIME = '(?:[01]?\\d|2[0-3]):[0-5]\\d'
const HOURS = new RegExp(`^${TIME}-(?:${TIME}|24:00)$`)

const text = z.string().trim().min(1, 'must not be blank')
const address = z.url({ protocol: /^https?$/, error: 'must be an address such as https://help.example.gov.cn' })
/** A switch: on or off in the words people use for it. */
const onOff = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], 'must be true or false')
  .transform((word) => ['true', '1', 'yes', 'on'].includes(word))

const schema = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, WHOLE)
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be at most 65535')
    .default(8787),
  DATA_DIR: text.default('./data'),
  /** 32 bytes in base64 or hex; made and stored on first start when absent. */
  DATA_KEY: z
    .string()
    .trim()
    .regex(KEY, 'must be 32 bytes, as 64 hex digits or base64; leave it out and one is made')
    .optional(),
  /** Keys of earlier times, newest first: what they sealed still opens. */
  FORMER_DATA_KEYS: z
    .string()
    .transform((keys) => keys.split(/[\s,]+/).filter(Boolean))
    .refine(
      (keys) => keys.every((key) => KEY.test(key)),
      'must be keys of 32 bytes (64 hex digits or base64), apart by commas',
    )
    .default([]),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  ADMIN_USERNAME: z.string().trim().min(2, 'must have at least 2 characters').optional(),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  PUBLIC_URL: address.optional(),
  /** Whether a proxy in front, and nobody else, sets X-Forwarded-Proto. */
  TRUST_PROXY: onOff.default(false),
  /** When set, `/metrics` wants it as a bearer token. */
  METRICS_TOKEN: z.string().trim().min(16, 'must have at least 16 characters').optional(),
  /** Sites that may show the chat in a frame of theirs (`/embed.js`). */
  EMBED_ORIGINS: z
    .string()
    .transform((sites) => sites.split(/[\s,]+/).filter(Boolean))
    .refine((sites) => sites.every(isOrigin), 'must be sites such as https://www.example.gov.cn, apart by commas')
    .transform((sites) => sites.map((site) => new URL(site).origin))
    .default([]),
  /** Hosts of the own network, or of this machine, that may be told of changes. */
  WEBHOOK_PRIVATE_HOSTS: z
    .string()
    .transform((hosts) =>
      hosts
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .refine(
      (hosts) => hosts.every((host) => /^[a-z0-9.:-]+$/.test(host)),
      'must be names or addresses, apart by commas',
    )
    .default([]),
  OFFICE_NAME: text.default('镇江市社会救助服务热线'),
  OFFICE_KEEP: text.default('5年'),
  DESK_HOURS: z
    .string()
    .regex(HOURS, 'must look like 8:30-17:30')
    .refine((hours) => !HOURS.test(hours) || opensBeforeItCloses(hours), 'must open before it closes')
    .default('8:30-17:30'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .trim()
    .regex(/^\d+:\S+$/, 'must be a bot token such as 123456:ABC…')
    .optional(),
  /** Bot API, setWebhook, secret_token. */
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, 'must have 1 to 256 letters, digits, _ or -')
    .optional(),
  /** `polling` fetches the updates itself and needs no public address. */
  TELEGRAM_MODE: z.enum(['webhook', 'polling'], 'must be webhook or polling').default('webhook'),
  TELEGRAM_API_ROOT: address.optional(),
  WECHAT_APP_ID: text.optional(),
  /** Official accounts platform, server configuration: 3 to 32 letters and digits. */
  WECHAT_TOKEN: z
    .string()
    .trim()
    .regex(/^[\w-]{3,64}$/, 'must have at least 3 letters or digits, as entered at mp.weixin.qq.com')
    .optional(),
  WECHAT_AES_KEY: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9+/]{43}$/, 'must have 43 letters or digits, as shown at mp.weixin.qq.com')
    .optional(),
  WECHAT_APP_SECRET: text.optional(),
  WECHAT_API_ROOT: address.optional(),
  /** `static` answers by the small model of Workers, `words` without any. */
  EMBEDDER: z.enum(['bge', 'static', 'words'], 'must be bge, static or words').default('bge'),
})

type Given = Readonly<Record<string, string | undefined>>

/** What is wrong between settings. Looked at apart from the schema, which ends its own look at the first wrong type. */
function clashes(env: Given): string[] {
  const problems: string[] = []
  const bad = (name: string, message: string) => void problems.push(`${name} ${message}`)
  if (env['TELEGRAM_BOT_TOKEN'] && !env['TELEGRAM_WEBHOOK_SECRET'] && env['TELEGRAM_MODE'] !== 'polling')
    bad(
      'TELEGRAM_WEBHOOK_SECRET',
      'is needed with TELEGRAM_BOT_TOKEN: an open webhook lets anybody write as a resident (or set TELEGRAM_MODE=polling)',
    )
  if (!env['TELEGRAM_BOT_TOKEN'] && (env['TELEGRAM_WEBHOOK_SECRET'] || env['TELEGRAM_MODE'] === 'polling'))
    bad('TELEGRAM_BOT_TOKEN', 'is needed: without it there is no bot to write to')
  const wechat = ['WECHAT_APP_ID', 'WECHAT_TOKEN', 'WECHAT_AES_KEY', 'WECHAT_APP_SECRET'].filter((name) => env[name])
  for (const name of wechat.length > 0 ? ['WECHAT_APP_ID', 'WECHAT_TOKEN'] : [])
    if (!env[name]) bad(name, `is needed with ${wechat.join(' and ')}`)
  if (Boolean(env['ADMIN_USERNAME']) !== Boolean(env['ADMIN_PASSWORD']))
    bad(env['ADMIN_USERNAME'] ? 'ADMIN_PASSWORD' : 'ADMIN_USERNAME', 'is needed: both or neither')
  if (/^(password|passw0rd|changeme|administrator|12345678\d*)$/i.test(env['ADMIN_PASSWORD'] ?? ''))
    bad('ADMIN_PASSWORD', 'is a placeholder; choose another')
  return problems
}

export interface Config {
  host: string
  /** 0 lets the system choose. */
  port: number
  dataDir: string
  dataKey: string | null
  formerDataKeys: readonly string[]
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  admin: { username: string; password: string } | null
  publicUrl: string | null
  office: { name: string; keep: string }
  /** Minutes after midnight in Beijing between which the desk is open on working days. */
  deskHours: { from: number; to: number }
  /** Without a secret there is no webhook: updates are fetched by long polling. */
  telegram: { token: string; secret: string | null; apiRoot: string | null } | null
  /** Without an AES key messages come in plain; without an app secret only answers in the HTTP response are possible. */
  wechat: WechatSettings | null
  trustProxy: boolean
  metricsToken: string | null
  /** Origins; none: nobody may frame the chat. */
  embedOrigins: readonly string[]
  /** Hosts inside that may be told of changes. */
  hookHosts: readonly string[]
  embedder: 'bge' | 'static' | 'words'
}

export interface WechatSettings {
  appId: string
  token: string
  aesKey: string | null
  appSecret: string | null
  apiRoot: string | null
}

export class BadConfig extends Error {
  override readonly name = 'BadConfig'
}

/** Reads settings from a plain record. Throws BadConfig that names every wrong one; values are not repeated. */
export function readConfig(env: Given): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...clashes(given),
  ]
  if (!parsed.success || problems.length > 0) throw new BadConfig(problems.join('\n'))
  const { data } = parsed
  const [from = 0, to = 0] = data.DESK_HOURS.split('-').map(minutes)
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    dataKey: data.DATA_KEY ?? null,
    formerDataKeys: data.FORMER_DATA_KEYS,
    logLevel: data.LOG_LEVEL,
    admin:
      data.ADMIN_USERNAME && data.ADMIN_PASSWORD
        ? { username: data.ADMIN_USERNAME, password: data.ADMIN_PASSWORD }
        : null,
    publicUrl: data.PUBLIC_URL ?? null,
    office: { name: data.OFFICE_NAME, keep: data.OFFICE_KEEP },
    deskHours: { from, to },
    telegram: telegramOf(data),
    wechat: wechatOf(data),
    trustProxy: data.TRUST_PROXY,
    metricsToken: data.METRICS_TOKEN ?? null,
    embedOrigins: data.EMBED_ORIGINS,
    hookHosts: data.WEBHOOK_PRIVATE_HOSTS,
    embedder: data.EMBEDDER,
  })
}

type Settings = z.infer<typeof schema>

function telegramOf(data: Settings): Config['telegram'] {
  if (!data.TELEGRAM_BOT_TOKEN) return null
  const secret = data.TELEGRAM_MODE === 'polling' ? null : (data.TELEGRAM_WEBHOOK_SECRET ?? null)
  return { token: data.TELEGRAM_BOT_TOKEN, secret, apiRoot: data.TELEGRAM_API_ROOT ?? null }
}

function wechatOf(data: Settings): WechatSettings | null {
  if (!data.WECHAT_APP_ID || !data.WECHAT_TOKEN) return null
  return {
    appId: data.WECHAT_APP_ID,
    token: data.WECHAT_TOKEN,
    aesKey: data.WECHAT_AES_KEY ?? null,
    appSecret: data.WECHAT_APP_SECRET ?? null,
    apiRoot: data.WECHAT_API_ROOT ?? null,
  }
}

/** Scheme, host and port alone; a path would promise what a browser does not look at. */
function isOrigin(site: string): boolean {
  return URL.canParse(site) && /^https?:$/.test(new URL(site).protocol) && /^https?:\/\/[^/?#@*;]+\/?$/.test(site)
}

function opensBeforeItCloses(hours: string): boolean {
  const [from = 0, to = 0] = hours.split('-').map(minutes)
  return from < to
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
