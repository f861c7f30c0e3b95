/** Fifty workers on their live feeds who all reach for the same talks: one gets each, the others are told who. */
import type { Worker } from '../../bench/support/desk.ts'
import { openStream, type OpenStream } from '../../bench/support/sse.ts'

/** Claims by conversation: who was told "yours" and has not given it back. */
export interface Claims {
  won: number
  refused: number
  holders: Map<string, string>
  faults: string[]
}

export interface Screens {
  /** When each screen showed the alarm of a conversation, by conversation. */
  seen: Map<string, number[]>
  streams: OpenStream[]
}

const ROUND_MS = 250
/** So many workers reach for one talk at the same moment. */
export const RIVALS = 5

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function openScreens(url: string, workers: readonly Worker[]): Promise<Screens> {
  const seen = new Map<string, number[]>()
  const streams: OpenStream[] = []
  for (const { cookie } of workers) {
    const shown = new Set<string>()
    const stream = await openStream(new URL('/api/desk/stream', url), { cookie }, ({ event, data, at }) => {
      if (event !== 'alert') return
      const alert = JSON.parse(data) as { level?: string; conversationId?: string }
      if (alert.level !== 'P0' || alert.conversationId === undefined || shown.has(alert.conversationId)) return
      shown.add(alert.conversationId)
      seen.set(alert.conversationId, [...(seen.get(alert.conversationId) ?? []), at])
    })
    streams.push(stream)
  }
  return { seen, streams }
}

/** Until it is over: the first of the queue is claimed by several at once, answered by the winner, and given back. */
export async function raceForTalks(
  workers: readonly Worker[],
  random: () => number,
  isOver: () => boolean,
): Promise<Claims> {
  const claims: Claims = { won: 0, refused: 0, holders: new Map(), faults: [] }
  const groups = Math.floor(workers.length / RIVALS)
  await Promise.all(
    Array.from({ length: groups }, async (_, group) => {
      const rivals = workers.slice(group * RIVALS, (group + 1) * RIVALS)
      while (!isOver()) {
        await raceOnce(rivals, random, claims).catch((error: unknown) => {
          claims.faults.push(`a desk got no answer: ${error instanceof Error ? error.message : 'unknown'}`)
        })
        await pause(ROUND_MS * (0.5 + random()))
      }
    }),
  )
  return claims
}

async function raceOnce(rivals: readonly Worker[], random: () => number, claims: Claims): Promise<void> {
  const [first] = rivals
  if (first === undefined) return
  const list = await first.call('/conversations?floor=waiting&limit=10')
  const { conversations = [] } = JSON.parse(list.text) as { conversations?: { id: string }[] }
  const talk = conversations[Math.floor(random() * conversations.length)]
  if (talk === undefined) return
  const answers = await Promise.all(
    rivals.map((worker) => worker.call(`/conversations/${talk.id}/claim`, { method: 'POST', body: {} })),
  )
  const winners = rivals.filter((_, index) => answers[index]?.status === 200)
  const others = answers.filter(({ status }) => status !== 200)
  claims.won += winners.length
  claims.refused += others.length
  if (winners.length > 1) claims.faults.push(`${talk.id}: ${winners.length} winners in one race`)
  const odd = others.find(({ status }) => status !== 409)
  if (odd) claims.faults.push(`${talk.id}: a claim was answered with ${odd.status}`)
  const [winner] = winners
  if (winner) await serve(winner, talk.id, claims)
}

async function serve(winner: Worker, id: string, claims: Claims): Promise<void> {
  const holder = claims.holders.get(id)
  if (holder !== undefined) claims.faults.push(`${id}: won by ${winner.id} while ${holder} holds it`)
  claims.holders.set(id, winner.id)
  const said = await winner.call(`/conversations/${id}/messages`, {
    method: 'POST',
    body: { clientId: `${winner.id}-${claims.won}`, text: '您好，我在，慢慢说。' },
  })
  if (said.status !== 200) claims.faults.push(`${id}: the winner may not speak (${said.status})`)
  claims.holders.delete(id)
  await winner.call(`/conversations/${id}/handback`, { method: 'POST', body: {} })
}
