/** Sends every acknowledged message once more after the last restart: the same answer, and nothing written. */
import type { Wire } from '../../bench/support/http.ts'
import type { Finding } from './audit.ts'
import type { Ledger } from './ledger.ts'

const AT_ONCE = 8
/** Of more than this, an even choice is replayed. */
const MOST = 600

export async function auditReplays(wire: Wire, { talks }: Ledger): Promise<Finding> {
  const all = talks.flatMap(({ token, said }) => said.map((each) => ({ token, ...each })))
  const step = Math.max(1, Math.ceil(all.length / MOST))
  const chosen = all.filter((_, index) => index % step === 0)
  const faults: string[] = []
  const waiting = chosen.values()
  const worker = async (): Promise<void> => {
    for (const { token, clientId, body, answer } of waiting) {
      const again = await wire('/api/chat/messages', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body,
      })
      if (again.status !== 200) faults.push(`${clientId}: ${again.status} on replay`)
      else if (again.headers['idempotent-replayed'] !== 'true') faults.push(`${clientId}: taken for new on replay`)
      else if (again.text !== answer) faults.push(`${clientId}: another answer on replay`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { check: 'same answer on replay', seen: chosen.length, faults }
}
