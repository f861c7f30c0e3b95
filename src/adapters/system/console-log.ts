/** The log where stdout is a console (workerd): the same JSON lines as on Node. */
import type { Clock, Log } from '../../ports/system.ts'
import { redactError, redactFields } from './redact.ts'

type Writer = Pick<Console, 'log' | 'warn' | 'error'>

export function consoleLog(clock: Clock, writer: Writer = console): Log {
  const line = (level: string, event: string, rest: object) =>
    JSON.stringify({ level, time: clock.now().toISOString(), event, ...rest })
  return {
    info: (event, fields = {}) => writer.log(line('info', event, redactFields(fields))),
    warn: (event, fields = {}) => writer.warn(line('warn', event, redactFields(fields))),
    error: (event, error, fields = {}) =>
      writer.error(line('error', event, { ...redactFields(fields), error: redactError(error) })),
  }
}
