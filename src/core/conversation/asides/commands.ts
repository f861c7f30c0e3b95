/** Words and buttons that mean the same in every state of the talk: a person, status, change, send, later, start over. */
import { goOn } from '../asking/advance.ts'
import { asksToSend, sendsAgain } from '../../dialogue/review-words.ts'
import { EDIT, edit, namesWhat } from '../asking/edit-turn.ts'
import { WORSE, worse } from '../danger/worse-turn.ts'
import { askStep, openStepOf } from '../asking/ask.ts'
import { DELETES, LEAVES, PASS_ON, REFUSES, REFUSES_HELP, RESUMES } from './command-words.ts'
import { deleteAll } from './delete-turn.ts'
import { answersOpenStep } from '../asking/accept-step.ts'
import { leave } from './leave-turn.ts'
import { tellsOtherStep } from '../asking/other-steps.ts'
import { keepCase } from '../cases/come-back.ts'
import { refuseContact } from '../asking/consent-turn.ts'
import { dangerIsOpen, tellsOver } from '../danger/danger-turn.ts'
import type { Heard } from '../hear.ts'
import { askCallback, callHuman, stopWaiting } from './human-turn.ts'
import { askRestart } from './meta-turn.ts'
import { namesPaused, resume } from './resume-turn.ts'
import { canSend, passOn, sendFromResult, sendNow } from './send-now.ts'
import { stays, stop } from './stop-turn.ts'
import { asksPayment, wants } from './wants.ts'
import { LATE } from './late-words.ts'
import { namedDialogue } from '../asking/named-dialogue.ts'
import { beginSecond } from '../cases/second-report.ts'
import { saveDialogue } from '../cases/send.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { sentWords, tellAll, tellLate } from '../cases/status-turn.ts'
import { SECOND_HOUSE } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

interface Command {
  id: string
  words: Pick<RegExp, 'test'>
  run: (turn: Turn, heard: Heard) => void
  when?: (turn: Turn, heard: Heard) => boolean
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  human: '转人工',
  continue: '不等了，接着说',
  callback: '留电话',
  status: '看进度',
  late: '到点没人找我',
  edit: '改一改',
  send: '发出',
  sent: '发出',
  save: '先存着',
  resume: '接着说',
  back: '接着刚才',
  fresh: '说别的事',
  policy: '问政策',
  restart: '从头来',
  alive: '我在',
  same: '差不多',
  refuse: '不同意',
  keep: '不撤了',
  worse: '更难了',
  second: '接着报',
}

const SEND = {
  test: (text: string): boolean => /^(?:发出|发吧|发|发出去|就这样发|提交)$/.test(text) || asksToSend(text),
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
  { id: 'status', words: /^(进度|查进度|看进度|查我的求助|我的求助)[？?。]?$/, run: tellAll },
  {
    id: 'late',
    words: LATE,
    run: tellLate,
    when: (turn) => turn.case !== null,
  },
  {
    id: 'edit',
    words: EDIT,
    run: (turn, heard) => edit(turn, heard),
    when: (turn, heard) => turn.state.dialogue !== null && namesWhat(turn, heard) !== null,
  },
  {
    id: 'send',
    words: SEND,
    run: sendNow,
    when: (turn) => canSend(turn) && turn.state.openStep !== 'review',
  },
  {
    id: 'send-result',
    words: SEND,
    run: sendFromResult,
    when: (turn) => turn.dialogue()?.ends === 'result',
  },
  {
    id: 'sent',
    words: { test: (text) => SEND.test(text) || sendsAgain(text) },
    run: (turn) => turn.say(sentWords(turn)),
    when: (turn) =>
      hasOpenCase(turn.state) && (stays(turn) || (turn.state.dialogue === null && turn.state.openStep === null)),
  },
  {
    id: 'save',
    words: /^(先存着|存着|等下再说|先这样|回头再说|明天再说|下次再说|先不说了|不说了)[。！!吧]?$/,
    run: (turn) => saveDialogue(turn),
    when: (turn, heard) => turn.state.dialogue !== null && !stays(turn) && !answersOpenStep(turn, heard),
  },
  {
    id: 'leave',
    words: LEAVES,
    run: leave,
    when: (turn) => turn.state.dialogue !== null && !stays(turn),
  },
  {
    id: 'delete',
    words: DELETES,
    run: deleteAll,
    when: (turn, heard) => namedDialogue(turn, heard) === null && turn.state.openStep !== 'meta:leave',
  },
  {
    id: 'pass-on',
    words: PASS_ON,
    run: passOn,
    when: canSend,
  },
  {
    id: 'resume',
    words: RESUMES,
    run: resume,
    when: (turn, heard) => turn.state.paused !== null && (turn.state.dialogue === null || namesPaused(turn, heard)),
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
    words: REFUSES,
    run: refuseConsent,
    when: (turn, heard) => turn.state.openStep !== 'consent' && !(asksContact(turn) && answersOpenStep(turn, heard)),
  },
  {
    id: 'keep',
    words: /(别|不要|不用|先别|先不)(给我)?(撤|取消)(回|销|掉)?(了|啊)?$|^(等一?下|等等)?[，, ]*不撤了?$/,
    run: keepCase,
    when: (turn) => hasOpenCase(turn.state),
  },
  {
    id: 'second',
    words:
      /^(?:好|行|嗯|那|现在|就)*[，, ]*(?:(?:接着|继续|再)?报?(?:另|下|后|第二|那)一?[户家](?:吧|了)?|(?:接着|继续)报(?:吧)?)[。！!]?$/,
    run: beginSecond,
    when: (turn) => turn.value(SECOND_HOUSE) !== undefined && hasOpenCase(turn.state) && turn.state.dialogue === null,
  },
  {
    id: 'worse',
    words: WORSE,
    run: worse,
    when: (turn) => turn.case !== null,
  },
]

/** What the key of a command is called where no bubble showed it. */
export const COMMAND_LABELS: ReadonlyMap<string, string> = new Map(COMMANDS.map(({ id }) => [id, KEY_WORDS[id] ?? id]))

/** Whether the words alone are a command, in whatever state. */
export function isCommand({ text }: Heard): boolean {
  return COMMANDS.some(({ words }) => words.test(text))
}

/** Runs a command by its name, as its button would. */
export function runCommand(turn: Turn, id: string, heard: Heard): void {
  COMMANDS.find((one) => one.id === id)?.run(turn, heard)
}

/** Runs the command that the words or the button name. False: they are none. */
export function command(turn: Turn, heard: Heard): boolean {
  const { choice } = heard.input
  const found = COMMANDS.find(
    ({ id, words, when }) =>
      (choice === `cmd:${id}` || (choice === undefined && words.test(heard.text))) && (when?.(turn, heard) ?? true),
  )
  if (found) {
    found.run(turn, heard)
    return true
  }
  if (tellsOtherStep(turn, heard)) return false
  if (heardCommand(turn, heard)) return true
  if (REFUSES_HELP.test(heard.text) && tellsOver(turn, heard)) {
    goOn(turn, turn.world.words.dangerOver, true)
    return true
  }
  // 我要投诉 has a talk of its own, which a person reads in the end.
  const named = turn.state.dialogue === null && namedDialogue(turn, heard) !== null
  // 发吧 快点派人来 at the read-back sends; it calls nobody into the talk.
  const sends = openStepOf(turn)?.answer === 'review' && answersOpenStep(turn, heard)
  if (wants(turn, heard, 'human') && heard.asks.length === 0 && !named && !sends) {
    keepWords(turn, heard)
    callHuman(turn)
    return true
  }
  if (wants(turn, heard, 'stop') && tellsOver(turn, heard)) {
    goOn(turn, turn.world.words.dangerOver, true)
    return true
  }
  // 不会真做 to the question about one's life is no goodbye.
  if (wants(turn, heard, 'stop') && !named && !dangerIsOpen(turn) && !answersOpenStep(turn, heard))
    return stop(turn, heard)
  if (wants(turn, heard, 'status') && turn.state.dialogue === null && !asksPayment(turn, heard)) {
    keepWords(turn, heard)
    tellAll(turn)
    return true
  }
  return false
}

/** 我先去接伢子 晚点再来, heard and in no list: the talk is left, and all of it stays. */
function heardCommand(turn: Turn, heard: Heard): boolean {
  const { state } = turn
  if (heard.question || heard.input.choice !== undefined || stays(turn) || answersOpenStep(turn, heard)) return false
  if (heard.acts[0] === 'leave_now' && state.dialogue !== null) {
    leave(turn, heard)
    return true
  }
  if (heard.acts[0] !== 'delete_data' || heard.acts.includes('may_withdraw')) return false
  deleteAll(turn)
  return true
}

/** 不留 to the question for the number leaves that one out, and nothing else. */
function asksContact(turn: Turn): boolean {
  const open = openStepOf(turn)
  return open?.answer === 'phone' || open?.answer === 'name' || open?.id === 'asset-check'
}

/** 不同意 where nobody asked: told afterwards, taken back afterwards; the talk goes on without name and phone. */
function refuseConsent(turn: Turn, heard: Heard): void {
  // 名字别记 叫人送点吃的来: what is told beside it stands; name and number in it are kept no longer.
  if (heard.input.choice === undefined) keepWords(turn, heard)
  turn.emit({ type: 'consent-recorded', decision: 'refused', text: turn.world.words.consentAfter })
  refuseContact(turn)
  if (turn.state.dialogue !== null) goOn(turn, turn.world.words.goOn, false)
}

function alive(turn: Turn): void {
  const open = openStepOf(turn)
  if (open !== null) askStep(turn, open, turn.world.words.aliveCheck)
  else goOn(turn, turn.world.words.aliveCheck, false)
}
