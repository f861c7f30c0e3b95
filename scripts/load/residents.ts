/** Five hundred residents who write at their own pace, keep what they sent, and read it back at the end. */
import type { Message } from '../../src/core/reply.ts'
import type { TurnView } from '../../src/services/receive-message.ts'
import { jsonOf, type Wire } from '../../bench/support/http.ts'
import { nextAnswer, openTalk, QUESTIONS, say, type Said, type Talk } from '../../bench/support/talk.ts'

export interface Resident {
  talk: Talk
  /** Client ids in the order of their acknowledgements. */
  sent: { clientId: string; seq: number; text: string }[]
  times: number[]
}

export interface Crowd {
  wire: Wire
  random: () => number
  isOver: () => boolean
  /** Told before a danger is sent. */
  onDanger: (conversationId: string) => void
  faults: string[]
}

/** All come within this time. */
const COME_IN_MS = 5_000
const THINK_LEAST_MS = 2_000
const THINK_MORE_MS = 8_000
const DANGER_SHARE = 0.01
const HUMAN_SHARE = 0.06

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Null when not even a talk could be opened; that is among the faults then. */
export async function liveAsResident(crowd: Crowd, name: string): Promise<Resident | null> {
  const { wire, random } = crowd
  await pause(random() * COME_IN_MS)
  const talk = await openTalk(wire).catch((error: unknown) => {
    crowd.faults.push(`${name}: no talk, ${error instanceof Error ? error.message : 'no answer'}`)
    return null
  })
  if (talk === null) return null
  const resident: Resident = { talk, sent: [], times: [] }
  let last: TurnView | null = null
  const inNeed = random() < 0.3
  for (let turn = 1; !crowd.isOver(); turn += 1) {
    const clientId = `${name}-${turn}`
    last = await send(crowd, resident, { clientId, ...numbered(whatToSay(crowd, resident, inNeed, last), clientId) })
    await pause(THINK_LEAST_MS + random() * THINK_MORE_MS)
  }
  return resident
}

function whatToSay(
  { random, onDanger }: Crowd,
  { talk }: Resident,
  inNeed: boolean,
  last: TurnView | null,
): Omit<Said, 'clientId'> {
  const dice = random()
  if (dice < DANGER_SHARE) {
    onDanger(talk.id)
    return { text: '家里着火了，老人还在里面' }
  }
  if (dice < DANGER_SHARE + HUMAN_SHARE) return { text: '我要找工作人员' }
  return inNeed ? nextAnswer(last) : { text: QUESTIONS[Math.floor(random() * QUESTIONS.length)] ?? '' }
}

function numbered(about: Omit<Said, 'clientId'>, clientId: string): Omit<Said, 'clientId'> {
  return about.text === undefined ? about : { text: `${about.text}（${clientId}）` }
}

async function send({ wire, faults }: Crowd, { talk, sent, times }: Resident, said: Said): Promise<TurnView | null> {
  const from = performance.now()
  // Nobody may be turned away at this load; a lost answer is a fault of its own, so nothing is tried again.
  const answer = await say(wire, talk, said).catch((error: unknown) => {
    faults.push(`${said.clientId}: ${error instanceof Error ? error.message : 'no answer'}`)
    return null
  })
  if (answer === null) return null
  times.push(performance.now() - from)
  if (answer.status !== 200) {
    faults.push(`${said.clientId}: ${answer.status}`)
    return null
  }
  const view = jsonOf<TurnView>(answer)
  sent.push({ clientId: said.clientId, seq: view.message.seq, text: view.message.text })
  return view
}

/** What the resident sent against what the talk holds: all of it, once, in this order. */
export async function readBack({ wire, faults }: Crowd, { talk, sent }: Resident): Promise<void> {
  const answer = await wire('/api/chat/messages?after=0', { headers: { authorization: `Bearer ${talk.token}` } })
  const { messages } = jsonOf<{ messages: Message[] }>(answer)
  const own = messages.filter(({ from }) => from === 'resident').map(({ seq, text }) => `${seq} ${text}`)
  const told = sent.map(({ seq, text }) => `${seq} ${text}`)
  const lost = told.filter((line) => !own.includes(line))
  if (lost.length > 0) faults.push(`${talk.id}: lost ${lost.length} of ${told.length}`)
  else if (own.join('\n') !== told.join('\n')) faults.push(`${talk.id}: more or otherwise ordered than sent`)
  if (messages.some(({ seq }, index) => index > 0 && seq <= (messages[index - 1]?.seq ?? 0)))
    faults.push(`${talk.id}: messages out of order`)
}
