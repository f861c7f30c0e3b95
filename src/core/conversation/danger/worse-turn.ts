/** 更难了, with a case open: the desk hears of it at once, and what is told beside it runs all rules (RU-4). */
import { isHigher } from '../../triage/level.ts'
import { dueWords } from '../../time.ts'
import type { Heard } from '../hear.ts'
import { LEVEL_WORDS, syncCase } from '../cases/open-case.ts'
import { keepWords } from '../asking/slots-turn.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** 更难了，and what may follow it. */
export const WORSE = /^(现在|情况|又|我|家里|今天)?(更|越来越)(难|急|糟|严重|重|差|坏|不行)了?[，,。！! ]*/

/** 更难了: a person looks again; the words beside it, or those that follow, run all rules (RU-4). */
export function worse(turn: Turn, heard: Heard): void {
  const { words, now } = turn.world
  const before = turn.case?.level
  turn.alert({ kind: 'repeat', level: before ?? 'P2', text: `居民说更难了 · ${turn.case?.number ?? ''}` })
  const told = heard.text.replace(WORSE, '')
  if (told.length < 3) {
    turn.changeCase({}, { by: 'resident', kind: 'said', text: '居民说更难了' })
    turn.reply({ kind: 'question', text: words.openingHelp, choices: [{ id: 'cmd:human', label: '转人工' }] })
    return
  }
  // 孩子发烧了 replaces what was well before.
  keepWords(turn, { ...heard, correction: true })
  syncCase(turn, `居民说更难了：${heard.input.text.slice(0, 200)}`)
  const shown = turn.case
  if (shown === null || before === undefined) return
  const due = dueWords(new Date(shown.dueAt), now)
  const raised = isHigher(shown.level, before) ? fill(words.raised, { level: LEVEL_WORDS[shown.level], due }) : ''
  const ill = heard.extracted['medical'] !== undefined || heard.extracted['incident'] === 'illness'
  turn.reply({
    kind: 'text',
    text: [
      raised,
      fill(words.worseTold, { town: shown.town ?? turn.world.office.name }),
      ill ? words.worseIll : '',
    ].join(''),
    ...(ill ? { phones: [{ number: '120', label: turn.world.rules.danger.phones['120'] ?? '120' }] } : {}),
    choices: [{ id: 'cmd:human', label: '转人工' }],
  })
}
