/** The console as a whole: theme, sign-in, then the frame with the page of the address. */
import { App as Antd, ConfigProvider, Spin } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { Component, useCallback, useEffect, useState, type ReactNode } from 'react'
import { get, toProblem, whenSignedOut, type ApiProblem } from './api.ts'
import { Desk } from './desk.tsx'
import { useMedia } from './media.ts'
import { Frame } from './parts/frame.tsx'
import { ProblemNote } from './parts/problem-note.tsx'
import { SignIn } from './pages/sign-in.tsx'
import { Pages } from './pages.tsx'
import { consoleTheme } from './theme.ts'
import type { Me } from './types.ts'
import * as words from './words.ts'

type Session =
  | { kind: 'asking' }
  | { kind: 'out'; ended: boolean }
  | { kind: 'in'; me: Me }
  | { kind: 'failed'; problem: ApiProblem }

export function App() {
  const isDark = useMedia('(prefers-color-scheme: dark)')
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  return (
    <ConfigProvider
      locale={zhCN}
      theme={consoleTheme(isDark ? 'dark' : 'light', { motion: !isStill })}
      button={{ autoInsertSpace: false }}
    >
      <Antd>
        <Net>
          <Gate />
        </Net>
      </Antd>
    </ConfigProvider>
  )
}

function Gate() {
  const [session, setSession] = useState<Session>({ kind: 'asking' })
  const ask = useCallback(async () => {
    try {
      setSession({ kind: 'in', me: await get<Me>('/me') })
    } catch (thrown) {
      const problem = toProblem(thrown)
      setSession(problem.status === 401 ? { kind: 'out', ended: false } : { kind: 'failed', problem })
    }
  }, [])
  const leave = useCallback(() => setSession({ kind: 'out', ended: false }), [])
  useEffect(() => {
    whenSignedOut(() => setSession({ kind: 'out', ended: true }))
    void ask()
  }, [ask])

  switch (session.kind) {
    case 'asking':
      return <Spin description={words.app.loading} fullscreen />
    case 'failed':
      return (
        <main className="alone">
          <ProblemNote problem={session.problem} onRetry={() => void ask()} />
        </main>
      )
    case 'out':
      return <SignIn ended={session.ended} onDone={(me) => setSession({ kind: 'in', me })} />
    case 'in':
      return session.me.mustChangePassword ? (
        <SignIn ended={false} changing={session.me} onDone={(me) => setSession({ kind: 'in', me })} />
      ) : (
        <Desk me={session.me} onSignedOut={leave}>
          <Frame>
            <Net>
              <Pages />
            </Net>
          </Frame>
        </Desk>
      )
  }
}

/** Catches what breaks while a page is drawn, so that the rest of the desk and its alarms go on. */
class Net extends Component<{ children: ReactNode }, { problem: ApiProblem | null }> {
  override state = { problem: null }

  static getDerivedStateFromError(thrown: unknown): { problem: ApiProblem } {
    return { problem: toProblem(thrown) }
  }

  override render() {
    if (this.state.problem === null) return this.props.children
    return (
      <div className="page">
        <ProblemNote problem={this.state.problem} onRetry={() => location.reload()} retryWord={words.common.reload} />
      </div>
    )
  }
}
