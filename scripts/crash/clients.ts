/** Residents who send numbered messages until each is acknowledged, through every crash. */
import { nextAnswer, QUESTIONS, type Said } from '../../bench/support/talk.ts'
import type { Answer, Wire } from '../../bench/support/http.ts'
import type { TurnView } from '../../src/services/receive-message.ts'
import { acknowledged, type Ledger, type WebTalk } from './ledger.ts'

export interface Stage {
  wire: Wire
  ledger: Ledger
  random: () => number
  /** True once clients are to finish the message they are at and go. */
  isOver: () => boolean
}

/** Not shorter: while the product starts, sixteen impatient clients would take its time. */
const RETRY_MS = 100
/** Re-sent on purpose, with the same id, after it was acknowledged. */
const RESEND_SHARE = 0.05
const TURNS_OF_A_TALK = 40

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends the same until there is an answer that is not an outage; a broken line means: nobody knows, so again. */
export async function insist({ ledger }: Pick<Stage, 'ledger'>, send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    ledger.counts.sent += 1
    const answer = await send().catch(() => null)
    if (answer !== null && answer.status < 500) return answer
    ledger.counts.retried += 1
    await pause(RETRY_MS)
  }
}

/** One resident on the web: most ask the handbook, every tenth word is about a hardship; some do nothing else. */
export async function webClient(stage: Stage, name: string, isInNeed: boolean): Promise<void> {
  for (let talkNumber = 0; !stage.isOver(); talkNumber += 1) {
    const talk = await open(stage)
    let last: TurnView | null = null
    for (let turn = 1; turn <= TURNS_OF_A_TALK && !stage.isOver(); turn += 1) {
      const about = isInNeed || turn % 10 === 0 ? nextAnswer(last) : { text: pick(stage, QUESTIONS) }
      last = await sayNumbered(stage, talk, `${name}-${talkNumber}-${turn}`, about)
      if (isInNeed && last.case !== null) break
    }
    if (isInNeed && !stage.isOver())
      await sayNumbered(stage, talk, `${name}-${talkNumber}-human`, { text: '我要找工作人员' })
  }
}

/** Somebody in danger: the alarm must outlive every crash. */
export async function dangerClient(stage: Stage, name: string): Promise<void> {
  for (let number = 0; !stage.isOver(); number += 1) {
    const talk = await open(stage)
    await sayNumbered(stage, talk, `${name}-${number}-1`, { text: '家里着火了，老人还在里面' })
    await sayNumbered(stage, talk, `${name}-${number}-2`, { text: '在丹阳市珥陵镇护国村' })
  }
}

async function open(stage: Stage): Promise<WebTalk> {
  const answer = await insist(stage, () => stage.wire('/api/chat/sessions', { method: 'POST', body: {} }))
  const { sessionId, token } = JSON.parse(answer.text) as { sessionId: string; token: string }
  const talk = { id: sessionId, token, said: [] }
  stage.ledger.talks.push(talk)
  return talk
}

async function sayNumbered(
  stage: Stage,
  talk: WebTalk,
  clientId: string,
  about: Omit<Said, 'clientId'>,
): Promise<TurnView> {
  // The number in the words finds a double even when somebody loses the id.
  const body = about.text === undefined ? { clientId, ...about } : { clientId, text: `${about.text}（${clientId}）` }
  const send = (): Promise<Answer> =>
    stage.wire('/api/chat/messages', {
      method: 'POST',
      headers: { authorization: `Bearer ${talk.token}` },
      body,
    })
  const answer = await insist(stage, send)
  if (answer.status !== 200) {
    stage.ledger.complaints.push({
      check: 'accepted',
      detail: `${clientId}: ${answer.status} ${answer.text.slice(0, 200)}`,
    })
    throw new Error(`message ${clientId} was refused with ${answer.status}`)
  }
  const view = JSON.parse(answer.text) as TurnView
  talk.said.push({ clientId, body, view, answer: answer.text })
  if (stage.random() < RESEND_SHARE) await resend(stage, clientId, answer.text, send)
  return view
}

async function resend(stage: Stage, clientId: string, first: string, send: () => Promise<Answer>): Promise<void> {
  stage.ledger.counts.resent += 1
  const again = await insist(stage, send)
  if (again.text === first && again.headers['idempotent-replayed'] === 'true') return
  const marked = String(again.headers['idempotent-replayed'] ?? 'nothing')
  stage.ledger.complaints.push({ check: 'replay', detail: `${clientId}: re-sent, ${again.status}, marked ${marked}` })
}

export interface TelegramSettings {
  secret: string
  update: (text: string, updateId: number, chat: number) => unknown
}

/** One Telegram chat: updates are delivered again until 200, and now and then once more after it. */
export async function telegramClient(stage: Stage, chat: number, { secret, update }: TelegramSettings): Promise<void> {
  for (let number = 1; !stage.isOver(); number += 1) {
    const updateId = chat * 100_000 + number
    const text = `${pick(stage, QUESTIONS)}（tg-${updateId}）`
    const deliver = (): Promise<Answer> =>
      stage.wire('/webhooks/telegram', {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': secret },
        body: update(text, updateId, chat),
      })
    const answer = await insist(stage, deliver)
    if (answer.status !== 200) {
      stage.ledger.complaints.push({ check: 'accepted', detail: `update ${updateId}: ${answer.status}` })
      return
    }
    stage.ledger.updates.push({ updateId, chat, text })
    if (stage.random() < RESEND_SHARE) {
      stage.ledger.counts.resent += 1
      await insist(stage, deliver)
    }
  }
}

function pick<T>({ random }: Stage, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Resolves when `count` more messages are acknowledged than now, or after `limitMs`. */
export async function acknowledgements(ledger: Ledger, count: number, limitMs: number): Promise<void> {
  const [before, from] = [acknowledged(ledger), Date.now()]
  while (acknowledged(ledger) < before + count && Date.now() - from < limitMs) await pause(2)
}
