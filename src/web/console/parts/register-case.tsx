/** Beside a case: whether its phone is on the register. Masked; the household is opened on the register's own page, with a reason. */
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { kindName, type Found, type HeldKinds } from '../register.ts'
import { Link } from '../router.tsx'
import { caseRegister as words, registerWords, STANDING_WORDS } from '../words-register.ts'
import { ProblemNote } from './problem-note.tsx'

export function CaseRegister({ number }: { number: string }) {
  const mayRead = useDesk().may('register.read')
  const { value, problem, reload } = useLoad<Found>(mayRead ? `/cases/${number}/register` : null)
  const kinds = useLoad<HeldKinds>(mayRead ? '/register/kinds' : null)
  if (!mayRead) return null
  return (
    <section className="card-box">
      <h2>{words.title}</h2>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && value.households.length === 0 && value.elsewhere === 0 && (
        <p className="muted">{words.none}</p>
      )}
      <ul>
        {value?.households.map((row) => (
          <li key={row.id}>
            {row.head} · {registerWords.people(row.people)} · {kindName(kinds.value?.table, row.kind)} ·{' '}
            {STANDING_WORDS[row.standing]}
          </li>
        ))}
      </ul>
      {value !== null && value.elsewhere > 0 && <p>{registerWords.elsewhere(value.elsewhere)}</p>}
      {value !== null && value.households.length > 0 && <Link to="/register">{words.toRegister}</Link>}
    </section>
  )
}
