/** Why the bot replied as it did: what was written down at that minute, in the order in which it came about. */
import type { ReactNode } from 'react'
import { KIND_WORDS } from '../../../core/dialogue/condition-words.ts'
import type { ReplyExplained } from '../replay.ts'
import { Bubble } from '../parts/bubble.tsx'
import { ReasonList } from '../parts/case-reasons.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { MessagePage, replyPath } from '../parts/message-page.tsx'
import { ReplayHandbook } from '../parts/replay-handbook.tsx'
import { SLOT_WORDS } from '../fact-words.ts'
import { useTitles } from '../titles.ts'
import { floors, INCIDENT_WORDS, LEVEL_WORDS } from '../words.ts'
import { tryWords } from '../words-handbook.ts'
import { replayWords as words } from '../words-replay.ts'
import { RULE_WORDS } from '../words-rules.ts'
import '../styles/handbook.css'
import '../styles/case.css'
import '../styles/inbox.css'

type How = NonNullable<ReplyExplained['how']>

/** `id` is the id of the message: the talk's, a dot, its number. */
export default function ReplayPage({ id }: { id: string }) {
  // Asked for beside the reply, not after it: a slug would stand there until the titles came.
  const titleOf = useTitles()
  return (
    <MessagePage<ReplyExplained> id={id} path={replyPath(id)} words={words} className="page replay">
      {(value) => <Explained value={value} titleOf={titleOf} />}
    </MessagePage>
  )
}

type TitleOf = (slug: string) => string

function Explained({ value, titleOf }: { value: ReplyExplained; titleOf: TitleOf }) {
  const { asked, reply, record, how, steps, articles } = value
  return (
    <>
      <section className="card-box" aria-label={words.reply}>
        {asked !== null && <Bubble message={asked} />}
        <Bubble message={reply} />
      </section>
      {record !== 'kept' && <p className="warn-box">{words[record]}</p>}
      {how !== null && <Understood how={how} />}
      {steps.length > 0 && <Turn steps={steps} titleOf={titleOf} />}
      {how !== null && (
        <>
          <Level how={how} />
          {how.handbook === null ? (
            <p className="muted">{words.noHandbook}</p>
          ) : (
            <ReplayHandbook trace={how.handbook} articles={articles} titleOf={titleOf} />
          )}
          <InForce how={how} />
        </>
      )}
    </>
  )
}

function Understood({ how: { words: read, choice, route, why, sounds } }: { how: How }) {
  return (
    <section className="card-box">
      <h2>{words.understood}</h2>
      <dl className="facts">
        {read !== '' && <Row name={words.words}>{read}</Row>}
        {choice !== null && <Row name={words.button}>{choice}</Row>}
        {choice === null && <Row name={words.route}>{words.routes[route] ?? route}</Row>}
        {why !== null && (
          <Row name={words.why}>
            {words.whys[why.by] ?? why.by}
            {ruleWords(why)}
            {why.source !== undefined && (
              <span className="small muted" title={why.source}>
                （{words.rule(why.rule ?? '')}）
              </span>
            )}
          </Row>
        )}
        {why?.words !== undefined && <Row name={words.found}>“{why.words}”</Row>}
        {sounds.length > 0 && (
          <Row name={words.sounds}>
            {sounds.map(({ route: one, score }) => `${words.routes[one] ?? one} ${score}`).join('，')}
          </Row>
        )}
      </dl>
    </section>
  )
}

/** The kind of danger, or what the rule of the routes says; nothing for a rule that is no more. */
function ruleWords({ rule = '', source = '' }: NonNullable<How['why']>): string {
  const says = KIND_WORDS[rule] ?? RULE_WORDS[source]
  return says === undefined ? '' : `：${says}`
}

function Turn({ steps, titleOf }: { steps: ReplyExplained['steps']; titleOf: TitleOf }) {
  return (
    <section className="card-box">
      <h2>{words.turn}</h2>
      <ol>
        {steps.map((step, at) => (
          <li key={`${at}${step.what}`}>{stepWords(step, titleOf)}</li>
        ))}
      </ol>
    </section>
  )
}

const OUTCOMES: Readonly<Record<string, string>> = tryWords.outcomes
const FLOORS: Readonly<Record<string, string>> = floors
const LEVELS: Readonly<Record<string, string>> = LEVEL_WORDS

/** One thing that the turn did, with no key of the machine in it. */
function stepWords({ what, name, detail, asked }: ReplyExplained['steps'][number], titleOf: TitleOf) {
  const verb = words.steps[what] ?? ''
  switch (what) {
    case 'question-asked':
    case 'question-missed':
      return `${verb}：${asked === '' ? words.careStep : `“${asked}”`}`
    case 'slot-filled':
      return `${verb} ${SLOT_WORDS[name] ?? (asked === '' ? words.oneAnswer : `“${asked}”`)}：${detail}`
    case 'question-answered':
      return `${verb} ${titleOf(name)}：${OUTCOMES[detail] ?? detail}`
    case 'floor-changed':
      return `${verb}：${FLOORS[name] ?? name}`
    default:
      return `${verb} ${INCIDENT_WORDS[name] ?? name}${detail === '' ? '' : `：${LEVELS[detail] ?? detail}`}`
  }
}

function Level({ how: { level, reasons } }: { how: How }) {
  if (level === null) return null
  return (
    <section className="card-box">
      <h2>
        {words.level} <LevelTag level={level} />
      </h2>
      {reasons.length === 0 ? <p className="muted">{words.noRules}</p> : <ReasonList reasons={reasons} />}
    </section>
  )
}

function InForce({ how: { inForce, handbook } }: { how: How }) {
  if (inForce === null) return null
  return (
    <section className="card-box">
      <h2>{words.inForce}</h2>
      <dl className="facts">
        {handbook?.handbook != null && <Row name={words.forms.handbook}>{handbook.handbook}</Row>}
        <Row name={words.forms.rules}>{inForce.rules}</Row>
        <Row name={words.forms.model}>{inForce.model ?? words.wordsOnly}</Row>
        <Row name={words.forms.weights}>{inForce.weights}</Row>
        <Row name={words.forms.release}>{inForce.release}</Row>
      </dl>
    </section>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
