/**
 * The one decision of a turn: (state, message, world) → facts and replies. Pure.
 * Order (design, "one message's way"): danger first, who holds the floor, commands, the open question, the handbook, unknown.
 */
import { isHigher } from '../triage/level.ts'
import {
  answersOpenStep,
  continueDialogue,
  dangerIsOpen,
  followDanger,
  goOn,
  keepHarm,
  readBackLead,
  startDialogue,
} from './dialogue-turn.ts'
import { noteDanger } from './danger-turn.ts'
import { answerFromHandbook, noneOfThese } from './handbook-turn.ts'
import { hear, type Heard, type ResidentInput } from './hear.ts'
import { callHuman, stopWaiting } from './human-turn.ts'
import { answerMeta, askEdit, askLeave, askRestart, askWithdraw } from './meta-turn.ts'
import { syncCase } from './open-case.ts'
import { finishDialogue } from './send.ts'
import { setSilence } from './silence.ts'
import { keepWords } from './slots-turn.ts'
import { tellLate, tellStatus } from './status-turn.ts'
import { hasOpenCase, Turn, type Start } from './turn.ts'
import { dueWords } from '../time.ts'
import { LEVEL_WORDS } from './open-case.ts'
import { fill } from './words.ts'
import type { World } from './world.ts'

/** Decides one message of a resident. */
export function decideMessage(start: Start, input: ResidentInput, world: World): Turn {
  const turn = new Turn(start, world)
  const heard = hear(input, start.state, world)
  turn.emit({
    type: 'message-received',
    clientId: input.clientId,
    channel: input.channel,
    text: input.text,
    ...(input.choice ? { choice: input.choice } : {}),
    ...(input.attachments?.length ? { attachments: input.attachments } : {}),
  })
  if (turn.state.floor === 'closed')
    turn.emit({ type: 'floor-changed', to: 'bot', by: 'resident', reason: 'wrote again' })
  respond(turn, heard)
  setSilence(turn)
  return turn
}

function respond(turn: Turn, heard: Heard): void {
  const known = turn.state.dangers.length
  if (heard.dangers.length + heard.asks.length > 0) {
    keepWords(turn, heard)
    keepHarm(turn, heard)
  }
  const question = noteDanger(turn, heard)
  if (turn.state.floor === 'human') {
    keepInCase(turn, heard)
    return
  }
  if (question !== null || turn.state.dangers.length > known) {
    followDanger(turn, question, heard)
    return
  }
  if (answerMeta(turn, heard) || command(turn, heard)) return
  if (turn.state.dialogue !== null || dangerIsOpen(turn)) {
    continueDialogue(turn, heard)
    return
  }
  withoutDialogue(turn, heard)
}

/** While a person holds the floor the bot is silent; what is said still joins the case. */
function keepInCase(turn: Turn, heard: Heard): void {
  keepWords(turn, heard)
  if (hasOpenCase(turn.state) && Object.keys(heard.extracted).length > 0) syncCase(turn, '居民补充')
}

const COMMANDS: readonly { id: string; words: RegExp; run: (turn: Turn) => void; when?: (turn: Turn) => boolean }[] = [
  {
    id: 'human',
    words: /^(转?人工|找人|真人|转真人|找(个)?工作人员|请工作人员回答)[。！!]?$/,
    run: (turn) => callHuman(turn),
  },
  {
    id: 'continue',
    words: /^(不等了|不等了，接着说)$/,
    run: stopWaiting,
    when: (turn) => turn.state.floor === 'waiting',
  },
  { id: 'status', words: /^(进度|查进度|看进度|查我的求助|我的求助)[？?。]?$/, run: tellStatus },
  {
    id: 'late',
    words: /没人(找|联系|打)我|到点没人|没有?人(打|给我打|联系)|怎么还没(人|来)/,
    run: tellLate,
    when: (turn) => turn.case !== null,
  },
  {
    id: 'edit',
    words: /^(上一步|改一下|改一改|我要改|改)$/,
    run: askEdit,
    when: (turn) => turn.state.dialogue !== null,
  },
  {
    id: 'send',
    words: /^(发出|发吧|发出去|就这样发)$/,
    run: sendNow,
    when: (turn) => turn.dialogue()?.ends === 'case' && turn.state.openStep !== 'review',
  },
  {
    id: 'save',
    words: /^(先存着|存着|等下再说|先这样|回头再说|明天再说|下次再说)[。！!吧]?$/,
    run: (turn) => finishDialogue(turn, 'save'),
    when: (turn) => turn.state.dialogue !== null && turn.state.openStep !== 'review',
  },
  {
    id: 'resume',
    words: /^(接着说|继续|接着|继续说|接着办)[。！!吧]?$/,
    run: resume,
    when: (turn) => turn.state.dialogue === null && turn.state.paused !== null,
  },
  {
    id: 'fresh',
    words: /^说别的事$/,
    run: (turn) => turn.say(turn.world.words.openingHelp),
    when: (turn) => turn.state.dialogue === null,
  },
  {
    id: 'policy',
    words: /^问政策$/,
    run: (turn) => turn.say(turn.world.words.openingPolicy),
    when: (turn) => turn.state.dialogue === null,
  },
  {
    id: 'restart',
    words: /^(重来|从头来|重新开始|从头开始)$/,
    run: askRestart,
    when: (turn) => turn.state.dialogue !== null,
  },
  {
    id: 'alive',
    words: /^1$/,
    run: alive,
    when: (turn) => turn.state.nudges.length > 0 || turn.state.openStep === null,
  },
  {
    id: 'same',
    words: /^差不多$/,
    run: (turn) => turn.say(turn.world.words.addedToCase),
    when: (turn) => turn.state.dialogue === null && turn.case !== null,
  },
  { id: 'worse', words: /^(更难了|更急了|更糟了)[。！!]?$/, run: worse, when: (turn) => turn.case !== null },
]

function command(turn: Turn, heard: Heard): boolean {
  const { choice } = heard.input
  const found = COMMANDS.find(
    ({ id, words, when }) =>
      (choice === `cmd:${id}` || (choice === undefined && words.test(heard.text))) && (when?.(turn) ?? true),
  )
  if (found) {
    found.run(turn)
    return true
  }
  if (heard.route === 'human' && heard.asks.length === 0) {
    keepWords(turn, heard)
    callHuman(turn)
    return true
  }
  if (heard.route === 'stop' && !answersOpenStep(turn, heard)) return stop(turn)
  if (heard.route === 'status' && turn.state.dialogue === null) {
    tellStatus(turn)
    return true
  }
  return false
}

function stop(turn: Turn): boolean {
  if (turn.state.dialogue !== null) askLeave(turn)
  else if (hasOpenCase(turn.state)) askWithdraw(turn)
  else turn.say(turn.world.words.bye)
  return true
}

/** 发出 before the end: what is optional may stay open, but where it happened must be known. */
function sendNow(turn: Turn): void {
  if (turn.state.slots['place'] === undefined) goOn(turn, '', false)
  else finishDialogue(turn, 'send')
}

/** Takes up a talk that was left: the position follows from what was answered. */
function resume(turn: Turn): void {
  const intent = turn.state.paused?.intent
  if (intent === undefined) return
  turn.emit({ type: 'dialogue-started', intent })
  goOn(turn, turn.world.words.resumed, false)
}

function alive(turn: Turn): void {
  if (turn.state.dialogue !== null) goOn(turn, turn.world.words.aliveCheck, false)
  else turn.say(turn.world.words.aliveCheck)
}

/** 更难了: a person looks again; the words that follow run all rules (RU-4). */
function worse(turn: Turn): void {
  turn.alert({ kind: 'repeat', level: turn.case?.level ?? 'P2', text: `居民说更难了 · ${turn.case?.number ?? ''}` })
  turn.changeCase({}, { by: 'resident', kind: 'said', text: '居民说更难了' })
  turn.reply({ kind: 'question', text: turn.world.words.openingHelp, choices: [{ id: 'cmd:human', label: '转人工' }] })
}

function withoutDialogue(turn: Turn, heard: Heard): void {
  const { choice } = heard.input
  const { words } = turn.world
  if (choice === 'ask:none') {
    noneOfThese(turn)
    return
  }
  const dialogue = opened(turn, heard)
  if (dialogue !== null && !supplements(turn, heard)) {
    startDialogue(turn, dialogue, heard)
    goOn(
      turn,
      turn.state.said.length > 0 && Object.keys(heard.extracted).length > 0
        ? readBackLead(turn)
        : (dialogue.opening ?? ''),
      true,
    )
    return
  }
  if (hasOpenCase(turn.state) && !heard.question && heard.route !== 'smalltalk') {
    supplement(turn, heard)
    return
  }
  if (heard.route === 'smalltalk' && turn.world.answer?.outcome !== 'answer') {
    smallTalk(turn, heard)
    return
  }
  if (heard.text === '' && heard.input.attachments?.length) {
    turn.say(fill(words.photoOk, { n: heard.input.attachments.length }))
    return
  }
  answerFromHandbook(turn, heard)
}

function opened(turn: Turn, heard: Heard): ReturnType<Turn['dialogue']> {
  const { choice } = heard.input
  if (choice?.startsWith('start:')) return turn.dialogue(choice.slice('start:'.length))
  const { dialogues } = turn.world.rules
  const byPhrase = dialogues.find(({ opens }) => opens.phrases.some((phrase) => heard.text.includes(phrase)))
  return byPhrase ?? dialogues.find(({ opens }) => opens.routes.includes(heard.route)) ?? null
}

/** With a case open, more words about the same hardship join it instead of starting again. */
function supplements(turn: Turn, heard: Heard): boolean {
  return hasOpenCase(turn.state) && heard.input.choice === undefined
}

function supplement(turn: Turn, heard: Heard): void {
  const before = turn.case?.level
  keepWords(turn, heard)
  syncCase(turn, `居民补充：${heard.text.slice(0, 200)}`)
  const after = turn.case
  const raised = after !== null && before !== undefined && isHigher(after.level, before)
  turn.say(
    raised
      ? fill(turn.world.words.raised, {
          level: LEVEL_WORDS[after.level],
          due: dueWords(new Date(after.dueAt), turn.world.now),
        })
      : turn.world.words.addedToCase,
  )
}

function smallTalk(turn: Turn, heard: Heard): void {
  const { words } = turn.world
  if (turn.state.paused !== null && !/谢|再见|拜拜/.test(heard.text)) {
    turn.reply({
      kind: 'question',
      text: words.resumed,
      choices: [
        { id: 'cmd:resume', label: '接着说' },
        { id: 'cmd:fresh', label: '说别的事' },
      ],
    })
    return
  }
  if (/谢|多谢/.test(heard.text)) turn.say(words.thanks)
  else if (/再见|拜拜|没事了/.test(heard.text)) turn.say(words.bye)
  else if (/机器人|你是谁|是真人|是人吗/.test(heard.text)) turn.say(words.machine)
  else {
    turn.reply({ kind: 'text', text: words.greeting, choices: MENU })
  }
}

/** The three doors of the first screen (ux R1). */
export const MENU = [
  { id: 'start:emergency-help', label: '我要求助' },
  { id: 'cmd:policy', label: '问政策' },
  { id: 'cmd:status', label: '查我的求助' },
]
