/** The log on Node: one JSON line an event, masked before pino sees it. */
import { pino, type DestinationStream } from 'pino'
import type { Log } from '../../ports/system.ts'
import { redactError, redactFields } from './redact.ts'

export interface PinoLogOptions {
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Where lines go; stdout when absent. */
  destination?: DestinationStream
}

export function pinoLog({ level = 'info', destination }: PinoLogOptions = {}): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: labelled } }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    info: (event, fields = {}) => logger.info({ event, ...redactFields(fields) }),
    warn: (event, fields = {}) => logger.warn({ event, ...redactFields(fields) }),
    error: (event, error, fields = {}) => logger.error({ event, ...redactFields(fields), error: redactError(error) }),
  }
}

function labelled(level: string): { level: string } {
  return { level }
}
