/** The end of a dialogue: sent, stored for later, or opened again for a change. */
import { listWords } from '../dialogue/read-back.ts'
import { assessNow } from './facts.ts'
import { askEdit } from './meta-turn.ts'
import { openCase, promiseOf, syncCase } from './open-case.ts'
import { hasOpenCase, type Turn } from './turn.ts'
import { fill } from './words.ts'

/** What the review was answered with: `send`, `edit`, `save`. */
export function finishDialogue(turn: Turn, decision: string): void {
  if (decision === 'edit') {
    turn.emit({ type: 'slots-cleared', slots: ['review'] })
    askEdit(turn)
    return
  }
  const dialogue = turn.dialogue()
  if (dialogue === null) return
  if (decision === 'save') {
    turn.emit({ type: 'slots-cleared', slots: ['review'] })
    turn.emit({ type: 'dialogue-ended', intent: dialogue.id, outcome: 'left' })
    turn.say(turn.world.words.saved)
    return
  }
  if (dialogue.ends === 'case') sendCase(turn)
  const level = turn.case?.level ?? assessNow(turn.state, turn.world).level
  turn.emit({ type: 'dialogue-ended', intent: dialogue.id, outcome: 'sent' })
  const after = dialogue.after.filter(({ when }) => turn.holds(when, level)).map(({ say }) => say)
  if (dialogue.ends === 'case') receipt(turn, after)
  else for (const say of after) turn.say(say)
}

/** A provisional alarm takes the level of the finished talk when its danger visibly ended (decision 0006). */
function sendCase(turn: Turn): void {
  if (!hasOpenCase(turn.state)) {
    openCase(turn, { provisional: false })
    return
  }
  syncCase(turn, `居民发出求助：${listWords(turn.state)}`, { mayFollowDown: mayFollowDown(turn) })
}

function mayFollowDown(turn: Turn): boolean {
  const { endsVisibly } = turn.world.rules.danger
  const untouched = turn.case?.status === 'new' && turn.case.assignee === null
  return untouched && turn.state.dangers.every(({ kind, current }) => current === false && endsVisibly.includes(kind))
}

function receipt(turn: Turn, after: string[]): void {
  turn.reply({
    kind: 'case',
    text: [promiseOf(turn), ...after].join('\n'),
    choices: [
      { id: 'cmd:late', label: '到点没人找我' },
      { id: 'cmd:status', label: '看进度' },
    ],
  })
  if (turn.state.consent === null) {
    const text = fill(turn.world.words.consentAfter, { office: turn.world.office.name, keep: turn.world.office.keep })
    turn.emit({ type: 'consent-recorded', decision: 'told', text })
    turn.say(text)
  }
}
