/** Settings: the only reader of the environment. All wrong ones are reported at once, by name, and the start stops. */
import * as z from 'zod'

const optional = z.string().trim().min(1).optional()

const schema = z
  .object({
    HOST: z.string().trim().min(1).default('127.0.0.1'),
    PORT: z.coerce
      .number('must be a whole number')
      .int('must be a whole number')
      .min(0)
      .max(65_535, 'must be at most 65535')
      .default(8787),
    DATA_DIR: z.string().trim().min(1).default('./data'),
    /** 32 bytes in base64 or hex; made and stored on first start when absent. */
    DATA_KEY: z
      .string()
      .trim()
      .regex(
        /^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/,
        'must be 32 bytes, as 64 hex digits or base64; leave it out and one is made',
      )
      .optional(),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
      .default('info'),
    ADMIN_USERNAME: z.string().trim().min(2, 'must have at least 2 characters').optional(),
    ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
    PUBLIC_URL: z.url('must be an address such as https://help.example.gov.cn').optional(),
    OFFICE_NAME: z.string().trim().min(1).default('镇江市社会救助服务热线'),
    OFFICE_KEEP: z.string().trim().min(1).default('5年'),
    DESK_HOURS: z
      .string()
      .regex(/^\d{1,2}:\d{2}-\d{1,2}:\d{2}$/, 'must look like 8:30-17:30')
      .default('8:30-17:30'),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .trim()
      .regex(/^\d+:[\w-]{5,}$/, 'must be a bot token such as 123456:ABC…')
      .optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, 'must have 16 to 256 letters, digits, _ or -')
      .optional(),
    TELEGRAM_API_ROOT: optional,
    /** `static` answers by the small model of Workers, `words` without any. */
    EMBEDDER: z.enum(['bge', 'static', 'words'], 'must be bge, static or words').default('bge'),
  })
  .superRefine((env, context) => {
    const bad = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (env.TELEGRAM_BOT_TOKEN && !env.TELEGRAM_WEBHOOK_SECRET)
      bad(
        'TELEGRAM_WEBHOOK_SECRET',
        'is needed with TELEGRAM_BOT_TOKEN: an open webhook lets anybody write as a resident',
      )
    if (Boolean(env.ADMIN_USERNAME) !== Boolean(env.ADMIN_PASSWORD))
      bad(env.ADMIN_USERNAME ? 'ADMIN_PASSWORD' : 'ADMIN_USERNAME', 'is needed: both or neither')
    if (env.ADMIN_PASSWORD && /^(password|passw0rd|changeme|administrator|12345678\d*)$/i.test(env.ADMIN_PASSWORD))
      bad('ADMIN_PASSWORD', 'is a placeholder; choose another')
  })

export interface Config {
  host: string
  /** 0 lets the system choose. */
  port: number
  dataDir: string
  dataKey: string | null
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  admin: { username: string; password: string } | null
  publicUrl: string | null
  office: { name: string; keep: string }
  /** Minutes after midnight in Beijing between which the desk is open on working days. */
  deskHours: { from: number; to: number }
  telegram: { token: string; secret: string; apiRoot: string | null } | null
  embedder: 'bge' | 'static' | 'words'
}

export class BadConfig extends Error {
  override readonly name = 'BadConfig'
}

/** Reads settings from a plain record. Throws BadConfig that names every wrong one; values are not repeated. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    throw new BadConfig(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
  }
  const { data } = parsed
  const [from = 0, to = 0] = data.DESK_HOURS.split('-').map(minutes)
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    dataKey: data.DATA_KEY ?? null,
    logLevel: data.LOG_LEVEL,
    admin:
      data.ADMIN_USERNAME && data.ADMIN_PASSWORD
        ? { username: data.ADMIN_USERNAME, password: data.ADMIN_PASSWORD }
        : null,
    publicUrl: data.PUBLIC_URL ?? null,
    office: { name: data.OFFICE_NAME, keep: data.OFFICE_KEEP },
    deskHours: { from, to },
    telegram:
      data.TELEGRAM_BOT_TOKEN && data.TELEGRAM_WEBHOOK_SECRET
        ? {
            token: data.TELEGRAM_BOT_TOKEN,
            secret: data.TELEGRAM_WEBHOOK_SECRET,
            apiRoot: data.TELEGRAM_API_ROOT ?? null,
          }
        : null,
    embedder: data.EMBEDDER,
  })
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
