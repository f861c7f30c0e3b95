/** Words and buttons that mean the same in every state of the talk: a person, status, change, send, later, start over. */
import { goOn, startDialogue } from './advance.ts'
import { askStep, openStepOf } from './ask.ts'
import { answersOpenStep } from './answer-turn.ts'
import { refuseContact } from './consent-turn.ts'
import { dangerIsOpen, tellsOver } from './danger-turn.ts'
import type { Heard } from './hear.ts'
import { askCallback, callHuman, stopWaiting } from './human-turn.ts'
import { askEdit, askLeave, askRestart, askWithdraw } from './meta-turn.ts'
import { LATE } from './late-words.ts'
import { namedDialogue } from './named-dialogue.ts'
import { saveDialogue } from './send.ts'
import { keepWords } from './slots-turn.ts'
import { tellLate, tellStatus } from './status-turn.ts'
import { hasOpenCase, type Turn } from './turn.ts'

interface Command {
  id: string
  words: RegExp
  run: (turn: Turn) => void
  when?: (turn: Turn) => boolean
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  human: '转人工',
  continue: '不等了，接着说',
  callback: '留电话',
  status: '看进度',
  late: '到点没人找我',
  when: '什么时候有人来',
  edit: '改一改',
  send: '发出',
  save: '先存着',
  resume: '接着说',
  back: '接着刚才',
  fresh: '说别的事',
  policy: '问政策',
  restart: '从头来',
  alive: '我在',
  same: '差不多',
  refuse: '不同意',
  worse: '更难了',
}

const COMMANDS: readonly Command[] = [
  {
    id: 'human',
    words: /^(转?人工|找人|真人|转真人|找(个)?工作人员|请工作人员回答)[。！!]?$/,
    run: (turn) => callHuman(turn),
  },
  {
    id: 'continue',
    words: /^不等了([,，]?接着说)?$/,
    run: stopWaiting,
    when: (turn) => turn.state.floor === 'waiting',
  },
  {
    id: 'callback',
    words: /^(留(个)?电话|让人打给我|打给我)[。！!吧]?$/,
    run: askCallback,
    when: (turn) => turn.state.floor === 'waiting',
  },
  { id: 'status', words: /^(进度|查进度|看进度|查我的求助|我的求助)[？?。]?$/, run: tellStatus },
  {
    id: 'late',
    words: LATE,
    run: tellLate,
    when: (turn) => turn.case !== null,
  },
  {
    id: 'when',
    words:
      /^(那|那么)?(你们|他们)?(要|得|还要|大概)?(什么时候|几时|多久|啥时候|几点)(能|会|才)?(有人|来人|人)?(来|到|联系我|打给我|打电话)(啊|呢|吗|呀)?[？?]?$/,
    run: tellStatus,
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
    words: /^(发出|发吧|发|发出去|就这样发|提交)$/,
    run: sendNow,
    when: (turn) => canSend(turn) && turn.state.openStep !== 'review',
  },
  {
    id: 'save',
    words: /^(先存着|存着|等下再说|先这样|回头再说|明天再说|下次再说)[。！!吧]?$/,
    run: saveDialogue,
    when: (turn) => turn.state.dialogue !== null && turn.state.openStep !== 'review',
  },
  {
    id: 'resume',
    words: /^(接着说|继续|接着|继续说|接着办)[。！!吧]?$/,
    run: resume,
    when: (turn) => turn.state.dialogue === null && turn.state.paused !== null,
  },
  {
    id: 'back',
    words: /^接着刚才(的|说)?$/,
    run: (turn) => goOn(turn, '', false),
    when: (turn) => turn.state.dialogue !== null,
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
    when: (turn) => turn.nudged || turn.state.openStep === null,
  },
  {
    id: 'same',
    words: /^差不多$/,
    run: (turn) => turn.say(turn.world.words.addedToCase),
    when: (turn) => turn.state.dialogue === null && turn.case !== null,
  },
  {
    id: 'refuse',
    words: /^(我)?不同意(你们)?(记|留|保存)?[。！!]?$/,
    run: refuseConsent,
    when: (turn) => turn.state.dialogue === null && turn.state.consent === 'told',
  },
  { id: 'worse', words: /^(更难了|更急了|更糟了)[。！!]?$/, run: worse, when: (turn) => turn.case !== null },
]

/** What the key of a command is called where no bubble showed it. */
export const COMMAND_LABELS: ReadonlyMap<string, string> = new Map(COMMANDS.map(({ id }) => [id, KEY_WORDS[id] ?? id]))

/** Whether the words alone are a command, in whatever state. */
export function isCommand({ text }: Heard): boolean {
  return COMMANDS.some(({ words }) => words.test(text))
}

/** Runs the command that the words or the button name. False: they are none. */
export function command(turn: Turn, heard: Heard): boolean {
  const { choice } = heard.input
  const found = COMMANDS.find(
    ({ id, words, when }) =>
      (choice === `cmd:${id}` || (choice === undefined && words.test(heard.text))) && (when?.(turn) ?? true),
  )
  if (found) {
    found.run(turn)
    return true
  }
  // 我要投诉 has a talk of its own, which a person reads in the end.
  const named = turn.state.dialogue === null && namedDialogue(turn, heard) !== null
  if (wants(turn, heard, 'human') && heard.asks.length === 0 && !named) {
    keepWords(turn, heard)
    callHuman(turn)
    return true
  }
  if (wants(turn, heard, 'stop') && tellsOver(turn, heard)) {
    goOn(turn, turn.world.words.dangerOver, true)
    return true
  }
  // 不会真做 to the question about one's life is no goodbye.
  if (wants(turn, heard, 'stop') && !named && !dangerIsOpen(turn) && !answersOpenStep(turn, heard)) return stop(turn)
  if (wants(turn, heard, 'status') && turn.state.dialogue === null) {
    tellStatus(turn)
    return true
  }
  return false
}

const PLAIN: Readonly<Record<'human' | 'stop' | 'status', RegExp>> = {
  human: /人工|真人|活人|人来|找.{0,3}人|工作人员|领导|主任|客服|接线|值班|投诉|打电话给我|机器/,
  status: /进度|进展|结果|消息|到哪|办得|批下来|什么时候|几时|没人(找|联系|来)|查/,
  stop: /不(?!知道|清楚|晓得|懂|对)|别|算了|退出|取消|停|撤|删|清|没事|结束|再见|拜拜|先这样|就这样|走了|到此|注销|bye|quit|stop|exit/i,
}

/** In a dialogue or with a case open a route counts only with plain words for it: 4口人 is an answer, however it is routed. */
function wants(turn: Turn, heard: Heard, route: 'human' | 'stop' | 'status'): boolean {
  const free = turn.state.openStep === null && !hasOpenCase(turn.state)
  return heard.route === route && (free || PLAIN[route].test(heard.text))
}

/** 不同意 after an alarm: told afterwards, taken back afterwards; the case goes on without name and phone. */
function refuseConsent(turn: Turn): void {
  turn.emit({ type: 'consent-recorded', decision: 'refused', text: turn.world.words.consentAfter })
  refuseContact(turn)
}

function stop(turn: Turn): boolean {
  if (turn.state.dialogue !== null) askLeave(turn)
  else if (hasOpenCase(turn.state)) askWithdraw(turn)
  else turn.say(turn.world.words.bye)
  return true
}

/** 发出 before the end: only what must be known is still asked (the place, consent), then it goes out. */
function sendNow(turn: Turn): void {
  turn.emit({ type: 'slot-filled', slot: 'review', value: 'send', said: '发出', how: 'answered' })
  goOn(turn, '', false)
}

function canSend(turn: Turn): boolean {
  const ends = turn.dialogue()?.ends
  return ends === 'case' || ends === 'alarm'
}

/** Takes up a talk that was left: the position follows from what was answered. */
function resume(turn: Turn): void {
  const intent = turn.state.paused?.intent
  if (intent === undefined) return
  const dialogue = turn.dialogue(intent)
  if (dialogue) startDialogue(turn, dialogue, null)
  goOn(turn, turn.world.words.resumed, false)
}

function alive(turn: Turn): void {
  const open = openStepOf(turn)
  if (open !== null) askStep(turn, open, turn.world.words.aliveCheck)
  else goOn(turn, turn.world.words.aliveCheck, false)
}

/** 更难了: a person looks again; the words that follow run all rules (RU-4). */
function worse(turn: Turn): void {
  turn.alert({ kind: 'repeat', level: turn.case?.level ?? 'P2', text: `居民说更难了 · ${turn.case?.number ?? ''}` })
  turn.changeCase({}, { by: 'resident', kind: 'said', text: '居民说更难了' })
  turn.reply({ kind: 'question', text: turn.world.words.openingHelp, choices: [{ id: 'cmd:human', label: '转人工' }] })
}
