/** A dialogue as a graph, made from its data: boxes for what is asked, lines for what follows, conditions on the lines. */
import type { Rule } from '../eligibility/schema.ts'
import { slotOf } from '../eligibility/dialogue.ts'
import type { Rules } from '../conversation/world.ts'
import { conditionWords, KIND_WORDS, namesOf, type Names } from './condition-words.ts'
import type { AnswerKind, Condition, Dialogue, Step, StepChoice } from './schema.ts'

/** The questions of dangers as a dialogue of their own: the first thing asked after the phones. */
export const DANGER_ID = 'danger'

export interface GraphChoice {
  label: string
  /** What it does besides answering. */
  does: 'answers' | 'skips' | 'repeats' | 'calls-human'
  /** Another dialogue that it leads to. */
  to: string | null
}

export interface GraphNode {
  id: string
  kind: 'start' | 'fork' | 'question' | 'review' | 'end'
  /** The prompt, or what begins or ends here. */
  text: string
  label: string
  why: string | null
  slots: string[]
  answer: AnswerKind | null
  choices: GraphChoice[]
  /** Other words for the prompt, each with its condition. */
  otherwise: { when: string; ask: string }[]
  lead: string | null
  optional: boolean
  must: boolean
  /** Asked only to change what was said. */
  changeOnly: boolean
}

export interface GraphEdge {
  from: string
  to: string
  /** null: always. */
  when: string | null
  kind: 'next' | 'branch' | 'else' | 'change'
}

export interface DialogueGraph {
  id: string
  title: string
  source: string
  nodes: GraphNode[]
  edges: GraphEdge[]
}

/** The graph of a dialogue of these rules; null: there is none of this name. */
export function graphOf(rules: Pick<Rules, 'dialogues' | 'danger' | 'eligibility'>, id: string): DialogueGraph | null {
  if (id === DANGER_ID) return dangerGraph(rules)
  const dialogue = rules.dialogues.find((one) => one.id === id)
  if (dialogue === undefined) return null
  const names = namesOf(dialogue, [...rules.dialogues, rules.danger])
  const whenOf = dialogue.ends === 'result' ? questionConditions(rules) : ({ when }: Step) => when
  const start = { ...bare('start', 'start', startWords(dialogue)), lead: dialogue.opening ?? null }
  return {
    id,
    title: titleOf(dialogue),
    source: dialogue.source,
    ...flow(start, dialogue.steps, (step) => wordsOf(whenOf(step), names), names, endWords(dialogue)),
  }
}

function dangerGraph({ danger, dialogues }: Pick<Rules, 'danger' | 'dialogues'>): DialogueGraph {
  const names = namesOf(danger, dialogues)
  const when = new Map(
    danger.steps.map(({ id, kind, strength, when: own }) => {
      const sure = strength === 'ask' ? '（像是）' : ''
      return [id, [`说到${kindWords(kind)}${sure}`, own && conditionWords(own, names)].filter(Boolean).join('，并且')]
    }),
  )
  const start = bare('start', 'start', '居民说到险情：先给电话，再问一句')
  const made = flow(start, danger.steps, ({ id }) => when.get(id) ?? null, names, '转到这种险情的引导问答')
  return { id: DANGER_ID, title: '险情第一问', source: danger.source, ...made }
}

/** Questions in their order; those under one condition hang on a fork, and the rest passes them by. */
function flow(
  start: GraphNode,
  steps: readonly Step[],
  whenOf: (step: Step) => string | null,
  names: Names,
  end: string,
): Pick<DialogueGraph, 'nodes' | 'edges'> {
  const nodes = [start]
  const edges: GraphEdge[] = []
  /** Ends of lines that still lead to whatever comes next. */
  let open: { from: string; kind: GraphEdge['kind'] }[] = [{ from: start.id, kind: 'next' }]
  const join = (to: string): void => {
    for (const { from, kind } of open) edges.push({ from, to, when: null, kind })
  }
  let group: string | null = null
  for (const step of steps.filter(({ changeOnly }) => !changeOnly)) {
    const when = whenOf(step)
    const node = questionNode(step, names)
    const own = { from: node.id, kind: 'next' as const }
    if (when === null) {
      join(node.id)
      open = [own]
    } else if (when === group) {
      // The same condition goes on: the line of its last question leads here, the line past it goes on past.
      const last = nodes.at(-1)?.id ?? ''
      edges.push({ from: last, to: node.id, when: null, kind: 'next' })
      open = [...open.filter(({ from }) => from !== last), own]
    } else {
      const fork = bare(`fork:${step.id}`, 'fork', '')
      join(fork.id)
      nodes.push(fork)
      edges.push({ from: fork.id, to: node.id, when, kind: 'branch' })
      open = [{ from: fork.id, kind: 'else' }, own]
    }
    group = when
    nodes.push(node)
  }
  const finish = bare('end', 'end', end)
  join(finish.id)
  nodes.push(finish)
  const review = nodes.find(({ kind }) => kind === 'review')
  for (const step of steps.filter(({ changeOnly }) => changeOnly)) {
    nodes.push(questionNode(step, names))
    const when = review ? '要改这一项' : '自己说到才记，不问'
    edges.push({ from: (review ?? start).id, to: step.id, when, kind: 'change' })
  }
  return { nodes, edges }
}

function questionNode(step: Step, names: Names): GraphNode {
  const { id, ask, label, why, slots, answer, choices, asks, lead, optional, must, changeOnly } = step
  return {
    ...bare(id, answer === 'review' ? 'review' : 'question', ask),
    label,
    why: why ?? null,
    slots,
    answer,
    choices: choices.map(choiceOf),
    otherwise: asks.map((other) => ({ when: conditionWords(other.when, names), ask: other.ask })),
    lead: lead ?? null,
    optional,
    must,
    changeOnly,
  }
}

function choiceOf({ label, skips, again, calls, starts }: StepChoice): GraphChoice {
  const does = skips ? 'skips' : again ? 'repeats' : calls ? 'calls-human' : 'answers'
  return { label, does, to: starts ?? null }
}

function kindWords(kind: string): string {
  return KIND_WORDS[kind] ?? kind
}

function bare(id: string, kind: GraphNode['kind'], text: string): GraphNode {
  const none = { why: null, slots: [], answer: null, choices: [], otherwise: [], lead: null }
  return { id, kind, text, label: '', ...none, optional: false, must: false, changeOnly: false }
}

function startWords({ opens }: Dialogue): string {
  const parts = [
    opens.phrases.length > 0
      ? `居民说“${opens.phrases.slice(0, 4).join('”“')}”${opens.phrases.length > 4 ? '等' : ''}`
      : '',
    opens.routes.includes('start_help_request') ? '听出来在求助' : '',
    opens.dangers.length > 0 ? `险情：${dangersOf(opens)}` : '',
    opens.relations.length > 0 ? '村（社区）、医院等来报' : '',
  ].filter(Boolean)
  return parts.join('；') || '从别的问答转来'
}

/** A dialogue that hides behind a neutral name on the resident's page says at the desk what it is about. */
export function titleOf({ title, mode, opens }: Pick<Dialogue, 'title' | 'mode' | 'opens'>): string {
  const [kind] = opens.dangers
  return mode === 'quiet' && kind !== undefined ? `${title}（${kindWords(kind)}）` : title
}

/** The general dialogue follows nearly all of them: the first few stand for the rest. */
function dangersOf({ dangers }: Dialogue['opens']): string {
  const shown = dangers.slice(0, 4).map(kindWords).join('、')
  return dangers.length > 4 ? `${shown}等 ${dangers.length} 种` : shown
}

const ENDS: Readonly<Record<Dialogue['ends'], string>> = {
  case: '发出：开求助单，告诉编号和最晚何时联系',
  alarm: '不用核对，直接开求助单',
  none: '说完为止，不开求助单',
  result: '给出能领什么的结果',
  papers: '材料记到求助单上',
  data: '按居民的意思办：看、改或删',
}

function endWords({ ends, stay }: Dialogue): string {
  return stay === undefined ? ENDS[ends] : `${ENDS[ends]}；一直陪着，等人来接`
}

function wordsOf(when: Condition | undefined, names: Names): string | null {
  return when === undefined ? null : conditionWords(when, names)
}

/** Which question of the table of policies comes when; the order itself follows what can change most. */
function questionConditions({ eligibility }: Pick<Rules, 'eligibility'>): (step: Step) => Condition | undefined {
  const rules = new Map(eligibility.questions.map(({ key, when }) => [key, when]))
  return ({ id }) => {
    const when = rules.get(id)
    return when === undefined ? undefined : conditionOf(when)
  }
}

/** A rule over answers as a condition over slots. */
function conditionOf(rule: Rule): Condition {
  if ('all' in rule) return { all: rule.all.map(conditionOf) }
  if ('any' in rule) return { any: rule.any.map(conditionOf) }
  if ('not' in rule) return { not: conditionOf(rule.not) }
  if ('is' in rule) return { is: [slotOf(rule.is[0]), rule.is[1]] }
  if ('in' in rule) return { in: [slotOf(rule.in[0]), rule.in[1]] }
  return { filled: rule.param }
}
