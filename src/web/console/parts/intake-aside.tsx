/** Beside the intake, counted while somebody types (ux.md C5): what to say, level, policies, who called before, likely duplicates. */
import type { ReactNode } from 'react'
import { timeWords } from '../clock.ts'
import type { Preview } from '../intake-preview.ts'
import { Link } from '../router.tsx'
import { intake as words } from '../words-intake.ts'
import { INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'
import { Earlier } from './case-earlier.tsx'
import { ReasonList } from './case-reasons.tsx'
import { TimeOf } from './clock.tsx'
import { LevelTag } from './level-tag.tsx'

export function IntakeAside({ preview, children }: { preview: Preview | null; children?: ReactNode }) {
  return (
    <aside className="card-box intake-aside" aria-label={words.aside}>
      <h2>{words.aside}</h2>
      {preview === null ? <p className="muted">{words.asideEmpty}</p> : <Findings preview={preview} />}
      {children}
    </aside>
  )
}

function Findings({ preview }: { preview: Preview }) {
  const { level, reasons, dueAt, script, eligible, heard, earlier, talks, similar, register } = preview
  return (
    <>
      <p className="intake-level" role="status">
        <LevelTag level={level} /> {words.due(timeWords(dueAt))}
      </p>
      <p className="script">
        <strong>{words.script}</strong>“{script.line}”
        {script.phones.length > 0 && <b className="num"> {script.phones.join('、')}</b>}
        {script.ask !== null && <span> “{script.ask}”</span>}
      </p>
      {similar.length > 0 && (
        <div className="warn-box" role="status">
          <strong>{words.similar}</strong>
          <ul>
            {similar.map(({ head, why }) => (
              <li key={head.number}>
                <Link to={`/cases/${head.number}`} className="num">
                  {head.number}
                </Link>{' '}
                {words.why[why]} · {INCIDENT_WORDS[head.incident] ?? head.incident} · {STATUS_WORDS[head.status]} ·{' '}
                <TimeOf at={head.openedAt} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <ReasonList reasons={reasons} />
      <Part title={words.eligible} none={words.eligibleNone} isEmpty={eligible.length === 0}>
        <ul>
          {eligible.map(({ id, name, result, say, source }) => (
            <li key={id}>
              <b>{name}</b> {words.fits[result]} <span className="small muted">{`${say} ${source}`}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.heard} none={words.heardNone} isEmpty={heard.length === 0}>
        <p>{heard.map((one) => one.words).join('，')}</p>
      </Part>
      <Part title={words.caller} none={words.callerNew} isEmpty={earlier.length === 0}>
        <Earlier earlier={earlier} />
        {talks.map((id) => (
          <Link key={id} to={`/inbox/${id}`}>
            {words.talk}{' '}
          </Link>
        ))}
      </Part>
      <Part
        title={words.register}
        none={words.registerNone}
        isEmpty={register.households.length === 0 && register.elsewhere === 0}
      >
        <ul>
          {register.households.map((row) => (
            <li key={row.id}>
              {row.head} · {row.town}
            </li>
          ))}
        </ul>
        {register.elsewhere > 0 && <p>{words.elsewhere(register.elsewhere)}</p>}
      </Part>
    </>
  )
}

function Part(props: { title: string; none: string; isEmpty: boolean; children: ReactNode }) {
  return (
    <section>
      <h3>{props.title}</h3>
      {props.isEmpty ? <p className="muted small">{props.none}</p> : props.children}
    </section>
  )
}
