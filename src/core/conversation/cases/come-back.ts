/** Taken back, and then needed after all: 我又出来了. Nothing is told twice, and the promise counts from now (dialogues §1.6). */
import { firstContactDue } from '../../cases/deadlines.ts'
import { isEnded } from '../../cases/transitions.ts'
import { listWords } from '../../dialogue/read-back.ts'
import { dueWords } from '../../time.ts'
import { highest } from '../../triage/level.ts'
import { assessNow } from '../facts.ts'
import type { Heard } from '../hear.ts'
import { setClocks, syncCase } from './open-case.ts'
import type { ConversationState } from '../state.ts'
import { keepWords } from '../asking/slots-turn.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** The wish to end an urgent case, until a person has looked or the resident comes back. */
const WISH = 'withdrawWish'

export function wantsOut({ slots }: ConversationState): boolean {
  return slots[WISH] !== undefined
}

export function noteWish(turn: Turn): void {
  turn.emit({ type: 'slot-filled', slot: WISH, value: true, said: '', how: 'extracted' })
}

export function dropWish(turn: Turn): void {
  if (wantsOut(turn.state)) turn.emit({ type: 'slots-cleared', slots: [WISH] })
}

const RETURNS =
  /还(?:在不在|在不|在吗|在么)|(?:我|又|人)[^，,。 ]{0,3}(?:又|再)[^，,。 ]{0,4}(?:出来|回来|赶|撵|没|来(?:了|找|麻烦|问)|不行|要麻烦)|(?:重新|从头|再)(?:填|说|讲|报|写|办|申请|登记|来|求助)|(?:接着|继续|恢复|还能|还可以|能不能)(?:再)?(?:给我)?(?:办|管|帮|算数)|不(?:想)?撤(?:了)?|(?:反|后)悔|我回来了|(?:还|又)(?:是|得|要|想)[^，,。 ]{0,4}(?:办|帮|麻烦你们|找你们|求)|不(?:让|给|肯)[^，,。 ]{0,6}(?:住|待|睡|吃|进)|(?:赶|撵|轰)(?:我|了|出)|撤错|按错|(?:算不算|还算)数/

/** Whether the words say that help is needed after all. */
function tellsReturn({ input, text, route, question, extracted }: Heard, { world }: Turn): boolean {
  if (input.choice !== undefined) return false
  const needs = extracted['shelter'] === false || extracted['food'] === false || extracted['medical'] === 'now'
  if (needs || RETURNS.test(text)) return needs || !question || world.answer?.outcome !== 'answer'
  return route === 'start_help_request' && !question
}

/** Takes the case up again, with a deadline of its own. False: nothing was taken back, or these words do not come back. */
export function comesBack(turn: Turn, heard: Heard): boolean {
  const current = turn.case
  if (current === null || turn.state.dialogue !== null || turn.state.floor === 'human') return false
  const back = wantsOut(turn.state) || current.status === 'withdrawn'
  if (!back || !tellsReturn(heard, turn)) return false
  const { now, calendar, office } = turn.world
  dropWish(turn)
  keepWords(turn, heard)
  const level = highest(current.level, assessNow(turn.state, turn.world).level)
  const status = isEnded(current.status) ? 'new' : current.status
  const dueAt = firstContactDue(level, now, calendar).toISOString()
  turn.changeCase(
    { level, status, dueAt, firstContactAt: null },
    { by: 'resident', kind: 'fact', text: `居民撤回以后又回来：${heard.input.text.slice(0, 200)}` },
  )
  syncCase(turn, '居民撤回以后又回来')
  if (turn.case) setClocks(turn, turn.case)
  const text = ['居民撤回后又回来', current.town ?? office.name, current.number].join(' · ')
  turn.alert({ kind: 'repeat', level: turn.case?.level ?? level, text, stage: 'worker' })
  return true
}

/** Said to whoever comes back: what is kept, and until when somebody is in touch. */
export function tellBack(turn: Turn): void {
  const { words, now, office } = turn.world
  const shown = turn.case
  if (shown === null) return
  turn.reply({
    kind: 'case',
    text: fill(words.cameBack, {
      list: listWords(turn.state),
      number: shown.number,
      town: shown.town ?? office.name,
      due: dueWords(new Date(shown.dueAt), now),
    }),
    choices: [
      { id: 'cmd:late', label: '到点没人找我' },
      { id: 'cmd:human', label: '转人工' },
    ],
  })
}

/** 等一下，别撤: the wish to end it is taken back, and the desk knows. */
export function keepCase(turn: Turn): void {
  dropWish(turn)
  turn.changeCase({}, { by: 'resident', kind: 'note', text: '居民说不撤了，接着办。' })
  turn.alert({ kind: 'warning', level: turn.case?.level ?? 'P2', text: `居民说不撤了 · ${turn.case?.number ?? ''}` })
  turn.say(turn.world.words.notWithdrawn)
}
