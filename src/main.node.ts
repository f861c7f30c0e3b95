/** Entry of `npm start`: reads the environment, starts the product, says where to click, ends cleanly. */
import { DataKeyError } from './adapters/files/node-key.ts'
import { BadConfig, readConfig } from './config.ts'
import { startServer } from './start-node.ts'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const running = await startServer(config, {
    say: (line) => void process.stdout.write(`${line}\n`),
  })
  const lines = [
    `listening on ${running.url}`,
    '',
    `  居民页面  ${running.url}/`,
    `  工作台    ${running.url}/desk`,
    `  接口说明  ${running.url}/docs`,
    ...(running.ticket
      ? [`  管理员首次登录（24小时内有效，只能用一次）  ${running.url}/desk/sign-in?ticket=${running.ticket}`]
      : []),
    ...(config.telegram && config.telegram.secret === null
      ? ['  Telegram：长轮询，不用公网地址（TELEGRAM_MODE=polling）']
      : []),
    '',
  ]
  process.stdout.write(lines.join('\n'))
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    running
      .stop()
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        process.stderr.write(`could not stop cleanly: ${error instanceof Error ? error.message : 'unknown'}\n`)
        process.exit(1)
      })
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

main().catch((error: unknown) => {
  if (error instanceof BadConfig) {
    process.stderr.write(`Warmline cannot start; these settings are wrong:\n${error.message}\n`)
  } else if (error instanceof DataKeyError) {
    process.stderr.write(`Warmline cannot start: ${error.message}\n`)
  } else {
    process.stderr.write(
      `Warmline cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
  }
  process.exit(1)
})
