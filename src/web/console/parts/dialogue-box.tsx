/** One box of the graph: the question, why, what it fills, its keys, and how many came, stopped or went on here. */
import {
  talksLink,
  type DialogueSpan,
  type Graph,
  type GraphNode,
  type StepFate,
  type StepFigures,
} from '../dialogues.ts'
import { useDesk } from '../desk.tsx'
import { SLOT_WORDS } from '../fact-words.ts'
import { Link } from '../router.tsx'
import { dialogueWords as words } from '../words-dialogues.ts'

interface Props {
  graph: Graph
  node: GraphNode
  span: DialogueSpan
  isNow: boolean
  /** When it is asked although nobody asks it by itself. */
  changes: string | null
}

export function DialogueBox({ graph, node, span, isNow, changes }: Props) {
  const { kind, text, label, why, choices, otherwise, lead } = node
  const figures = graph.figures?.steps.find(({ step }) => step === node.id)
  const isAsked = kind === 'question' || kind === 'review'
  return (
    <article className={`dialogue-box ${kind}${isNow ? ' now' : ''}`} aria-current={isNow ? 'step' : undefined}>
      <h3>
        <span className="tag">{label || words.kinds[kind]}</span>
        {marksOf(node).map((mark) => (
          <span key={mark} className="tag quiet">
            {mark}
          </span>
        ))}
        {changes !== null && <span className="tag quiet">{changes}</span>}
      </h3>
      <p className="ask">{text}</p>
      {why !== null && <p className="muted small">{words.why(why)}</p>}
      {choices.length > 0 && (
        <p className="small choices">
          {choices.map(({ label: key, does, to }) => (
            <span key={key}>
              {key}
              {words.does[does]}
              {to !== null && (
                <>
                  {' '}
                  <Link to={`/dialogues/${to}`} aria-label={words.goesTo(key)}>
                    →
                  </Link>
                </>
              )}
            </span>
          ))}
        </p>
      )}
      {isAsked && <FillsLine node={node} />}
      {(otherwise.length > 0 || lead !== null) && (
        <details>
          <summary>{words.more}</summary>
          {lead !== null && (
            <p className="small">
              <b>{words.lead}</b>：{lead}
            </p>
          )}
          {otherwise.map(({ when, ask }) => (
            <p key={when} className="small">
              <b>{words.otherwise}</b>（{when}）：{ask}
            </p>
          ))}
        </details>
      )}
      {figures !== undefined && isAsked && <Counts id={graph.id} figures={figures} span={span} />}
    </article>
  )
}

function FillsLine({ node: { slots, answer, label } }: { node: GraphNode }) {
  return (
    <p className="muted small">
      {answer !== null && `${words.answers[answer]} · `}
      <span title={slots.join(' ')}>
        {words.fills([...new Set(slots.map((slot) => SLOT_WORDS[slot] ?? words.ownSlot(label)))].join('、'))}
      </span>
    </p>
  )
}

export function marksOf({ kind, optional, must, changeOnly, choices }: GraphNode): string[] {
  if (kind !== 'question') return []
  const canSkip = choices.some(({ does }) => does === 'skips')
  return [
    optional ? words.optional : '',
    must ? words.must : '',
    canSkip && !optional ? words.canSkip : '',
    changeOnly ? words.changeOnly : '',
  ].filter(Boolean)
}

const SHOWN = ['reached', 'answered', 'skipped', 'gaveUp', 'handed'] as const satisfies readonly StepFate[]

function Counts({ id, figures, span }: { id: string; figures: StepFigures; span: DialogueSpan }) {
  return (
    <p className="small counts">
      {SHOWN.filter((fate) => fate === 'reached' || figures[fate] > 0).map((fate) => (
        <span key={fate} className={fate === 'gaveUp' ? 'stopped' : undefined}>
          {words.fates[fate]} <FateCount id={id} figures={figures} fate={fate} span={span} />
        </span>
      ))}
    </p>
  )
}

/** A number that opens its talks, for those who may read talks. */
export function FateCount({
  id,
  figures,
  fate,
  span,
}: {
  id: string
  figures: StepFigures
  fate: StepFate
  span: DialogueSpan
}) {
  const { may } = useDesk()
  const n = figures[fate]
  if (n === 0 || !may('conversation.read')) return <b className="num">{n}</b>
  return (
    <Link
      className="num"
      to={talksLink(id, figures.step, fate, span)}
      aria-label={`${words.behind(figures.label, words.fates[fate])} ${n}`}
    >
      {n}
    </Link>
  )
}
