/** Signing in; then the one press that unlocks sound and asks for notices, because no browser gives either before it. */
import { Button, Form, Input, Result } from 'antd'
import { useEffect, useState } from 'react'
import { call, post } from '../api.ts'
import { focusFirst } from '../focus.ts'
import { useDoing } from '../load.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { unlockSound } from '../sound.ts'
import type { Me } from '../types.ts'
import { app, signIn as words } from '../words.ts'

interface Props {
  /** The session ran out while somebody worked. */
  ended: boolean
  /** Signed in already, and has to choose a password first. */
  changing?: Me
  onDone: (me: Me) => void
}

export function SignIn({ ended, changing, onDone }: Props) {
  const [me, setMe] = useState<Me | null>(changing ?? null)
  useEffect(() => {
    document.title = `${words.title} · ${app.name}`
  }, [])
  return (
    <main className="alone">
      {me === null && <Credentials ended={ended} onDone={setMe} />}
      {me?.mustChangePassword === true && <NewPassword onDone={setMe} />}
      {me !== null && !me.mustChangePassword && <Ready onDone={() => onDone(me)} />}
    </main>
  )
}

interface Typed {
  username: string
  password: string
  otp?: string
}

function Credentials({ ended, onDone }: { ended: boolean; onDone: (me: Me) => void }) {
  const { run, isBusy, problem } = useDoing()
  useEffect(() => focusFirst(problem?.type === 'code-needed', '#otp'), [problem])
  const enter = ({ username, password, otp }: Typed) =>
    run(async () => onDone(await post<Me>('/session', { username, password, ...(otp ? { otp } : {}) })))
  return (
    <Form<Typed> layout="vertical" requiredMark={false} className="card" onFinish={(typed) => void enter(typed)}>
      <h1>{words.title}</h1>
      {ended && <p role="status">{words.ended}</p>}
      {isLinkUsed() && (
        <p role="status" className="warn-box">
          {words.usedLink}
        </p>
      )}
      <ProblemNote problem={problem} />
      <Form.Item label={words.username} name="username" rules={[{ required: true, message: '写上账号。' }]}>
        <Input autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item label={words.password} name="password" rules={[{ required: true, message: '写上密码。' }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Form.Item label={words.otp} name="otp" extra={words.otpHint}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {isBusy ? words.working : words.submit}
      </Button>
      <p className="muted">{words.lost}</p>
    </Form>
  )
}

/** The server sends people here whose one-time link did not open. */
function isLinkUsed(): boolean {
  return new URLSearchParams(location.search).get('ticket') === 'used'
}

function NewPassword({ onDone }: { onDone: (me: Me) => void }) {
  const { run, isBusy, problem } = useDoing()
  const save = ({ newPassword }: { newPassword: string }) =>
    run(async () => onDone(await call<Me>('PATCH', '/me', { newPassword })))
  return (
    <Form<{ newPassword: string }>
      layout="vertical"
      requiredMark={false}
      className="card"
      onFinish={(typed) => void save(typed)}
    >
      <h1>{words.newPassword}</h1>
      <p>{words.newPasswordText}</p>
      <ProblemNote problem={problem} />
      <Form.Item
        label={words.newPasswordLabel}
        name="newPassword"
        rules={[{ required: true, message: '写上新密码。' }]}
      >
        <Input.Password autoComplete="new-password" autoFocus size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {words.newPasswordSubmit}
      </Button>
    </Form>
  )
}

function Ready({ onDone }: { onDone: () => void }) {
  const start = async () => {
    localStorage.setItem('desk.duty', 'on')
    // Both must be asked for within the press itself.
    const asked = typeof Notification === 'undefined' ? null : Notification.requestPermission()
    await unlockSound()
    onDone()
    await asked
  }
  const rest = () => {
    localStorage.setItem('desk.duty', 'off')
    onDone()
  }
  return (
    <Result
      className="card"
      status="success"
      icon={null}
      title={<h1>{words.ready}</h1>}
      subTitle={words.readyText}
      extra={[
        <Button key="start" type="primary" size="large" autoFocus onClick={() => void start()}>
          {words.start}
        </Button>,
        <Button key="rest" size="large" onClick={rest}>
          {words.quiet}
        </Button>,
      ]}
    />
  )
}
