/** Plays a journey against the product, turn by turn; nothing but the script decides what happens (contracts §1.1). */
import type { Case } from '../../src/core/cases/case.ts'
import { toMessages } from '../../src/core/conversation/messages.ts'
import { factsOf } from '../../src/core/conversation/facts.ts'
import { foldConversation } from '../../src/core/conversation/fold.ts'
import { EMPTY_STATE, type CaseLink, type ConversationState } from '../../src/core/conversation/state.ts'
import type { Floor } from '../../src/core/conversation/events.ts'
import type { ResidentInput } from '../../src/core/conversation/hear.ts'
import type { AttachmentRef, Choice, Message } from '../../src/core/reply.ts'
import type { Alert } from '../../src/ports/conversation-store.ts'
import { conversationOf, openSession } from '../../src/services/open-conversation.ts'
import { dialogueView, type OpenDialogueView } from '../../src/services/dialogue-view.ts'
import { receiveMessage } from '../../src/services/receive-message.ts'
import { openProduct, type Product } from './product.ts'
import { durationMs, type JourneyScript, type ScriptChannel, type TurnScript } from './script.ts'

/** A line a turn. */
export interface PlayedTurn {
  turn: number
  in: TurnScript
  replies: Message[]
  floor: Floor
  dialogue: OpenDialogueView | null
  case: CaseLink | null
  alerts: Alert[]
  /** The desk did not take the worker's step; nothing of it happened. */
  refused?: { status: number; detail: string }
  /** Slots after the turn, also when no dialogue is open. */
  slots: Record<string, unknown>
}

export interface Final {
  final: { cases: Case[]; outbox: number; facts: Record<string, unknown> }
}

/** The resident's address on each push channel. */
const ADDRESSES = { telegram: '900100200', wechat: 'o-journey-resident' } as const
/** The smallest picture a camera could send: one grey pixel as JPEG. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
)

/** Yields each turn as it was played, then the final line. The product and its data are gone afterwards. */
export async function* playJourney(
  script: JourneyScript,
  embedder: 'bge' | 'words' = 'bge',
): AsyncGenerator<PlayedTurn | Final> {
  const product = await openProduct(new Date(script.now), embedder)
  try {
    const player = new Player(product, await openTalk(product, script.channel))
    for (const [index, turn] of script.turns.entries()) yield await player.play(index + 1, turn)
    yield await player.final()
  } finally {
    product.end()
  }
}

interface Talk {
  id: string
  /** On a push channel. */
  address: string | null
  channel: ResidentInput['channel']
  /** Of a web session: for pictures. */
  token: string | null
}

async function openTalk({ house }: Product, channel: ScriptChannel): Promise<Talk> {
  if (channel !== 'web') {
    const address = ADDRESSES[channel]
    return { id: await conversationOf(house.turns, channel, address), address, channel, token: null }
  }
  const { sessionId, token } = await openSession(house.turns)
  return { id: sessionId, address: null, channel, token }
}

class Player {
  private readonly product: Product
  private readonly talks: Talk[]
  private talk: Talk
  private last: ResidentInput | null = null
  private said = 0
  private readonly cases = new Set<string>()
  private readonly alerted = new Set<string>()

  constructor(product: Product, talk: Talk) {
    this.product = product
    this.talk = talk
    this.talks = [talk]
  }

  async play(number: number, turn: TurnScript): Promise<PlayedTurn> {
    const before = (await this.state()).seq
    const alerts: Alert[] = []
    const collect = async (): Promise<void> => void alerts.push(...(await this.newAlerts()))
    this.refused = null
    await this.run(turn, collect)
    await this.product.deliver()
    await collect()
    const { state, seq, events } = await this.state()
    if (state.case) this.cases.add(state.case.number)
    const fresh = events.filter((event) => event.seq > before)
    const replies = toMessages(this.talk.id, fresh).filter(({ from }) => from !== 'resident')
    return {
      turn: number,
      in: turn,
      replies: turn.resend ? this.replayed : replies,
      floor: state.floor,
      dialogue: dialogueView(this.product.house.turns, 'web', state, events),
      case: state.case,
      alerts: seq >= before ? alerts : [],
      ...(this.refused === null ? {} : { refused: this.refused }),
      slots: slotsOf(state),
    }
  }

  async final(): Promise<Final> {
    const { turns } = this.product.house
    const cases = await Promise.all([...this.cases].map((number) => turns.cases.find(number)))
    const { state } = await this.state()
    const found = cases.filter((one) => one !== null)
    return {
      final: {
        cases: found,
        outbox: await turns.conversations.outboxPending(),
        facts: found.at(-1)?.facts ?? { ...factsOf(state) },
      },
    }
  }

  private replayed: Message[] = []
  private refused: PlayedTurn['refused'] | null = null

  private async run(turn: TurnScript, collect: () => Promise<void>): Promise<void> {
    if (turn.wait !== undefined) return this.product.wait(durationMs(turn.wait) ?? 0, collect)
    if (turn.restart) return this.product.restart()
    if (turn.worker !== undefined) return this.work(turn.worker, turn.text ?? '')
    if (turn.channel !== undefined) return this.move(turn.channel)
    if (turn.resend) return this.resend()
    this.said += 1
    this.last = await this.inputOf(turn)
    await this.send(this.last)
  }

  private async inputOf(turn: TurnScript): Promise<ResidentInput> {
    const choice = turn.choice === undefined ? null : await this.shownChoice(turn.choice)
    const attachments = turn.photo ? [await this.upload()] : []
    return {
      clientId: `journey-${this.said}`,
      channel: this.talk.channel,
      text: choice?.label ?? turn.choice ?? turn.text ?? '',
      ...(choice ? { choice: choice.id } : {}),
      ...(attachments.length > 0 ? { attachments } : {}),
    }
  }

  private async send(input: ResidentInput): Promise<void> {
    if (this.talk.address !== null && !input.attachments) return this.push(input, this.talk.address)
    const received = await receiveMessage(this.product.house.turns, this.talk.id, input)
    if (received.kind === 'unknown-choice') throw new Error(`nothing here is called ${input.choice ?? ''}`)
    if (received.kind === 'mismatch') throw new Error('the same client id was used for another message')
    this.replayed = received.view.replies
  }

  /** As the channel's webhook does it: numbers are read as choices, and a WeChat answer is said at once. */
  private async push({ clientId, channel, text, choice }: ResidentInput, address: string): Promise<void> {
    const { inbound } = this.product.house
    const receipt = await inbound.receive({ clientId, channel, address, text, ...(choice ? { choice } : {}) })
    if (receipt !== null && channel === 'wechat' && receipt.replies.length > 0) await inbound.take(receipt)
    this.replayed = receipt?.replies ?? []
  }

  private async resend(): Promise<void> {
    if (this.last === null) throw new Error('nothing was said that could be sent again')
    await this.send(this.last)
  }

  /** The button with this label or id among those shown last; null: the label is typed instead. */
  private async shownChoice(wanted: string): Promise<Choice | null> {
    const { events } = await this.state()
    const shown = toMessages(this.talk.id, events).findLast(({ choices }) =>
      choices?.some(({ id, label }) => id === wanted || label === wanted),
    )
    return shown?.choices?.find(({ id, label }) => id === wanted || label === wanted) ?? null
  }

  private async upload(): Promise<AttachmentRef> {
    const token = this.talk.token ?? (await openSession(this.product.house.turns)).token
    const form = new FormData()
    form.set('file', new File([JPEG], 'photo.jpg', { type: 'image/jpeg' }))
    const answer = await this.product.house.app.request('/api/chat/attachments', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    })
    if (answer.status !== 201) throw new Error(`the picture was refused: ${await answer.text()}`)
    return (await answer.json()) as AttachmentRef
  }

  private async work(action: NonNullable<TurnScript['worker']>, text: string): Promise<void> {
    const path = `/conversations/${this.talk.id}`
    const act = (): ReturnType<Product['desk']> =>
      action === 'say'
        ? this.product.desk('POST', `${path}/messages`, { clientId: `worker-${(this.said += 1)}`, text })
        : this.product.desk('POST', `${path}/${action}`, action === 'claim' ? undefined : {})
    let answer = await act()
    // A script may leave the taking of the talk unsaid; a worker who speaks or closes takes it first.
    if (answer.status === 409 && action !== 'claim') {
      await this.product.desk('POST', `${path}/claim`)
      answer = await act()
    }
    if (answer.status >= 300) this.refused = { status: answer.status, detail: detailOf(answer.body) }
  }

  private async move(channel: ScriptChannel): Promise<void> {
    const known = this.talks.find((talk) => talk.channel === channel)
    this.talk = known ?? (await openTalk(this.product, channel))
    if (!known) this.talks.push(this.talk)
  }

  private async newAlerts(): Promise<Alert[]> {
    const open = await this.product.house.turns.conversations.openAlerts()
    const fresh = open.filter(({ id }) => !this.alerted.has(id))
    for (const { id } of fresh) this.alerted.add(id)
    return fresh
  }

  private async state(): Promise<{ state: ConversationState; seq: number; events: Parameters<typeof toMessages>[1] }> {
    const found = await this.product.house.turns.conversations.load(this.talk.id)
    const events = found?.events ?? []
    return { state: found ? foldConversation(events) : EMPTY_STATE, seq: found?.head.lastSeq ?? 0, events }
  }
}

/** What the desk says about its refusal. */
function detailOf(body: unknown): string {
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : null
  return typeof detail === 'string' ? detail : JSON.stringify(body)
}

function slotsOf({ slots }: ConversationState): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(slots).map(([slot, held]) => [slot, held.kind === 'filled' ? held.value : `(${held.kind})`]),
  )
}
