/** Webhooks from Node: the address that a name resolves to is looked at in the same step that connects, so that none can be exchanged between. */
import { lookup, type LookupAddress } from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { addressFault, hostOf, isInside } from '../../core/hooks/address.ts'
import type { HookOutcome, HookSender } from '../../ports/hook-sender.ts'

const TIMEOUT_MS = 10_000

class InsideAddress extends Error {
  override readonly name = 'InsideAddress'
}

export function nodeHookSender(allowed: readonly string[]): HookSender {
  return {
    async post(url, headers, body) {
      // Settings may have changed since the address was entered.
      if (addressFault(url, allowed) !== null) return { error: 'refused-address' }
      try {
        return { status: await statusOf(new URL(url), headers, body, allowed) }
      } catch (error) {
        return { error: codeOf(error) }
      }
    },
  }
}

function statusOf(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  allowed: readonly string[],
): Promise<number> {
  const send = url.protocol === 'http:' ? plain : secure
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      lookup: allowed.includes(hostOf(url)) ? lookup : openOnly,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      agent: false as const,
    }
    const asked = send(url, options, (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    asked.on('error', reject)
    // A receiver that changes the protocol ends it without an answer and without an error; who waits would wait for ever.
    asked.on('close', () => reject(new Error('closed')))
    asked.end(body)
  })
}

/** A name that leads inside, by one of its addresses even, is refused. */
const openOnly: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? []
    if (error !== null || first === undefined) return done(error ?? new Error('no address'), '', 0)
    if (found.some(({ address }) => isInside(address))) return done(new InsideAddress('inside'), '', 0)
    return options.all === true ? done(null, found) : done(null, first.address, first.family)
  })
}

function codeOf(error: unknown): Extract<HookOutcome, { error: string }>['error'] {
  if (error instanceof InsideAddress) return 'refused-address'
  const name = error instanceof Error ? error.name : ''
  return name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'unreachable'
}
