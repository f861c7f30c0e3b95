/** The own account: another password, and codes from a phone as the second proof. */
import { App, Button, Input, QRCode } from 'antd'
import { useState } from 'react'
import { call, post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDoing } from '../load.ts'
import { Field } from '../parts/field.tsx'
import { errorOf } from '../parts/intake-matter.tsx'
import { OwnChat } from '../parts/own-chat.tsx'
import { OwnSessions } from '../parts/own-sessions.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { account as words } from '../words-admin.ts'
import { ROLE_WORDS } from '../words.ts'

export default function AccountPage() {
  const { me } = useDesk()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">
          {me.name} · {me.badge} 号 · {ROLE_WORDS[me.role]} · {me.office}
        </span>
      </div>
      <div className="two-columns">
        <Password />
        <Codes />
        <OwnSessions />
        <OwnChat />
      </div>
    </div>
  )
}

function Password() {
  const { message } = App.useApp()
  const [typed, setTyped] = useState({ password: '', newPassword: '' })
  const { run, isBusy, problem } = useDoing()
  const save = async () => {
    if (!(await run(() => call('PATCH', '/me', typed)))) return
    setTyped({ password: '', newPassword: '' })
    void message.success(words.passwordSaved)
  }
  const field = (name: 'password' | 'newPassword', label: string, complete: string) => (
    <Field id={`account-${name}`} label={label} error={errorOf(problem, name)}>
      <Input.Password
        id={`account-${name}`}
        autoComplete={complete}
        value={typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <form
      className="card-box"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{words.password}</h2>
      <p className="muted">{words.passwordHint}</p>
      <ProblemNote problem={problem} />
      {field('password', words.oldPassword, 'current-password')}
      {field('newPassword', words.newPassword, 'new-password')}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {words.savePassword}
      </Button>
    </form>
  )
}

interface Proposal {
  secret: string
  uri: string
}

function Codes() {
  const { me } = useDesk()
  const { message } = App.useApp()
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [otp, setOtp] = useState('')
  const { run, isBusy, problem } = useDoing()
  const start = () => run(async () => setProposal(await post<Proposal>('/me/codes')))
  const save = async () => {
    if (!(await run(() => call('PUT', '/me/codes', { secret: proposal?.secret, otp })))) return
    setProposal(null)
    setOtp('')
    void message.success(words.codesSaved)
  }
  return (
    <section className="card-box">
      <h2>{words.codes}</h2>
      <p>{me.codes ? words.codesOn : words.codesOff}</p>
      <ProblemNote problem={problem} />
      {proposal === null ? (
        <Button loading={isBusy} onClick={() => void start()}>
          {me.codes ? words.codesAgain : words.codesStart}
        </Button>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <p>{words.scan}</p>
          {/* A picture code must stay dark on light, whatever the theme. */}
          <QRCode
            value={proposal.uri}
            type="svg"
            color="#1A1A1A"
            bgColor="#FFFFFF"
            aria-label={words.picture}
            role="img"
          />
          <p>
            {words.byHand} <code className="link-once">{proposal.secret.replaceAll(/(.{4})/g, '$1 ')}</code>
          </p>
          <Field id="account-otp" label={words.otp} error={errorOf(problem, 'otp')}>
            <Input
              id="account-otp"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={otp}
              onChange={(event) => setOtp(event.target.value)}
            />
          </Field>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {words.codesConfirm}
          </Button>
        </form>
      )}
    </section>
  )
}
