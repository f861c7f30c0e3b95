/** Webhooks from Workers: their network reaches nothing private by a name; what the address itself shows is looked at here. */
import { addressFault } from '../../core/hooks/address.ts'
import type { HookSender } from '../../ports/hook-sender.ts'

const TIMEOUT_MS = 10_000

export function fetchHookSender(allowed: readonly string[]): HookSender {
  return {
    async post(url, headers, body) {
      if (addressFault(url, allowed) !== null) return { error: 'refused-address' }
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS)
        const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
        await answer.body?.cancel()
        return { status: answer.status }
      } catch (error) {
        return { error: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' }
      }
    },
  }
}
