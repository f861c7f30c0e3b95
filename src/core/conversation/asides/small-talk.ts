/** Greetings, thanks, and the doors of the first screen. */
import { onlyNods } from '../../dialogue/review-words.ts'
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** Greetings and thanks; what else a model takes for them tells more of what is known already. */
export function isCourtesy(text: string): boolean {
  return text.length <= 4 || /你好|您好|谢|再见|拜拜|在吗|在不在|机器|真人|早上好|晚安|辛苦|没事/.test(text)
}

/** Answers greetings, thanks and who we are; what was put down is offered first. */
export function smallTalk(turn: Turn, heard: Heard): void {
  const { words } = turn.world
  // 好, 可以: said to what was just told, and no coming back.
  if (hasOpenCase(turn.state) && onlyNods(heard.text)) {
    turn.say(words.filedNod)
    return
  }
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

/** The doors of the first screen (ux R1), for oneself and for another. */
export const MENU = [
  { id: 'start:emergency-help', label: '我要求助' },
  { id: 'start:report-for-other', label: '帮别人求助' },
  { id: 'start:service-request', label: '要服务' },
  { id: 'cmd:policy', label: '问政策' },
  { id: 'cmd:status', label: '查我的求助' },
]
