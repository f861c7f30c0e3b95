/** Answers from the handbook: quoted with its source, a choice of two to four, or an honest "I do not know". */
import type { Choice } from '../../reply.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'

/** Replies with what the handbook found for this message. Nothing is invented: the text is the passage. */
export function answerFromHandbook(turn: Turn, heard: Heard): void {
  const { answer, words } = turn.world
  if (answer === null) {
    unknown(turn, heard.text, null)
    return
  }
  turn.emit({
    type: 'question-answered',
    question: heard.text,
    outcome: answer.outcome,
    slug: answer.slug,
    passageId: answer.passageId ?? null,
    confidence: answer.confidence,
  })
  // The talk itself calls for help where it hears danger; an answer that begins with phones is still said whole.
  if (answer.outcome === 'answer' || answer.outcome === 'emergency') {
    const choices = related(answer.choices)
    turn.reply({
      kind: 'answer',
      text: answer.answer,
      ...(answer.citations.length > 0 ? { citations: answer.citations } : {}),
      ...(choices.length > 0 ? { choices } : {}),
    })
    return
  }
  if (answer.outcome === 'choose' && answer.choices?.length) {
    const choices = [...related(answer.choices), { id: 'ask:none', label: words.chooseNone }]
    turn.reply({ kind: 'question', text: words.choose, choices })
    return
  }
  if (answer.outcome === 'unknown' && answer.isGap === false) elsewhere(turn, answer.answer)
  else unknown(turn, heard.text, answer.slug)
}

/** In the middle of a talk: several articles may be meant. They are offered beside, the question is kept for the case, and the talk goes on. */
export function offerArticles(turn: Turn, heard: Heard): void {
  const { answer, words } = turn.world
  turn.emit({
    type: 'question-answered',
    question: heard.text,
    outcome: 'choose',
    slug: null,
    passageId: null,
    confidence: answer?.confidence ?? 0,
  })
  turn.reply({ kind: 'text', text: words.chooseBeside, choices: related(answer?.choices) })
}

function related(choices: readonly { id: string; label: string }[] | undefined): Choice[] {
  return (choices ?? []).slice(0, 4).map(({ id, label }) => ({ id: id.startsWith('ask:') ? id : `ask:${id}`, label }))
}

const WAYS_ON: readonly Choice[] = [
  { id: 'cmd:human', label: '请工作人员回答' },
  { id: 'start:emergency-help', label: '我要求助' },
]

/** A question that goes to the worker because no article answers it is one the handbook should learn, too. */
export function noteGap({ world: { answer }, gaps }: Turn, { text }: Heard): void {
  if (answer?.outcome === 'unknown' && answer.isGap !== false)
    gaps.push({ question: text, reason: 'unknown', slug: answer.slug })
}

function unknown(turn: Turn, question: string, slug: string | null): void {
  const { words } = turn.world
  turn.gaps.push({ question, reason: 'unknown', slug })
  turn.reply({ kind: 'text', text: [words.answerUnknown, words.answerNoted].join(''), choices: [...WAYS_ON] })
}

/** What is no matter of the handbook leaves no gap in it: the words say where to ask instead. */
function elsewhere(turn: Turn, text: string): void {
  turn.reply({ kind: 'text', text, choices: [...WAYS_ON] })
}

/** 都不是: the question joins the gaps and a person is offered. */
export function noneOfThese(turn: Turn): void {
  unknown(turn, turn.state.lastQuestion?.question ?? '', turn.state.lastQuestion?.slug ?? null)
}
