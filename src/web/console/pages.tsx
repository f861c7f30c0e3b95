/** Which page an address shows, each loaded when it is first needed; a page without the right says whose right it is. */
import { Spin } from 'antd'
import { lazy, Suspense, useEffect, type ComponentType, type LazyExoticComponent } from 'react'
import { roleFor } from '../../core/rights.ts'
import { useDesk } from './desk.tsx'
import { goTo, usePath } from './router.tsx'
import { Denied, NotFound } from './pages/denied.tsx'
import type { Permission } from './types.ts'
import { app } from './words.ts'

interface Page {
  pattern: RegExp
  /** null: whoever is signed in. */
  permission: Permission | null
  page: LazyExoticComponent<ComponentType<{ id: string }>>
}

const PAGES: readonly Page[] = [
  {
    pattern: /^\/(?:inbox(?:\/([\w.-]+))?)?$/,
    permission: 'conversation.read',
    page: lazy(() => import('./pages/inbox.tsx')),
  },
  { pattern: /^\/why\/([\w.-]+)$/, permission: 'conversation.read', page: lazy(() => import('./pages/replay.tsx')) },
  { pattern: /^\/learn\/([\w.-]+)$/, permission: 'article.suggest', page: lazy(() => import('./pages/lesson.tsx')) },
  { pattern: /^\/cases$/, permission: 'case.read', page: lazy(() => import('./pages/case-list.tsx')) },
  { pattern: /^\/cases\/board$/, permission: 'case.read', page: lazy(() => import('./pages/case-board.tsx')) },
  { pattern: /^\/cases\/(\d{4}-\d{4})$/, permission: 'case.read', page: lazy(() => import('./pages/case.tsx')) },
  {
    pattern: /^\/cases\/(\d{4}-\d{4})\/print$/,
    permission: 'case.read',
    page: lazy(() => import('./pages/case-print.tsx')),
  },
  { pattern: /^\/intake(?:\/([\w.-]+))?$/, permission: 'case.open', page: lazy(() => import('./pages/intake.tsx')) },
  {
    pattern: /^\/dialogues$/,
    permission: 'stats.read',
    page: lazy(() => import('./pages/dialogues.tsx')),
  },
  {
    pattern: /^\/dialogues\/([a-z][\w-]*)$/,
    permission: 'stats.read',
    page: lazy(() => import('./pages/dialogue.tsx')),
  },
  {
    pattern: /^\/dialogues\/([a-z][\w-]*)\/talks$/,
    permission: 'conversation.read',
    page: lazy(() => import('./pages/dialogue-talks.tsx')),
  },
  { pattern: /^\/supervision$/, permission: 'case.read', page: lazy(() => import('./pages/supervision.tsx')) },
  { pattern: /^\/fairness$/, permission: 'stats.read', page: lazy(() => import('./pages/fairness.tsx')) },
  { pattern: /^\/dispatch$/, permission: 'colleague.read', page: lazy(() => import('./pages/dispatch.tsx')) },
  { pattern: /^\/stats\/cases$/, permission: 'case.read', page: lazy(() => import('./pages/figure-cases.tsx')) },
  { pattern: /^\/refusals$/, permission: 'stats.read', page: lazy(() => import('./pages/refusals.tsx')) },
  { pattern: /^\/report$/, permission: 'stats.read', page: lazy(() => import('./pages/report.tsx')) },
  { pattern: /^\/settings$/, permission: 'table.read', page: lazy(() => import('./pages/settings.tsx')) },
  { pattern: /^\/services$/, permission: 'table.read', page: lazy(() => import('./pages/services.tsx')) },
  { pattern: /^\/stats$/, permission: 'stats.read', page: lazy(() => import('./pages/stats.tsx')) },
  { pattern: /^\/handbook$/, permission: 'article.read', page: lazy(() => import('./pages/handbook-list.tsx')) },
  {
    pattern: /^\/handbook\/([a-z0-9.-]+)$/,
    permission: 'article.read',
    page: lazy(() => import('./pages/handbook-editor.tsx')),
  },
  { pattern: /^\/gaps$/, permission: 'gap.read', page: lazy(() => import('./pages/gaps.tsx')) },
  {
    pattern: /^\/bench\/questions$/,
    permission: 'bench.run',
    page: lazy(() => import('./pages/bench-questions.tsx')),
  },
  { pattern: /^\/bench$/, permission: 'bench.run', page: lazy(() => import('./pages/bench.tsx')) },
  { pattern: /^\/staff$/, permission: 'staff.manage', page: lazy(() => import('./pages/staff.tsx')) },
  { pattern: /^\/register$/, permission: 'register.read', page: lazy(() => import('./pages/register.tsx')) },
  { pattern: /^\/visits$/, permission: 'visit.work', page: lazy(() => import('./pages/visits.tsx')) },
  { pattern: /^\/hooks$/, permission: 'integration.manage', page: lazy(() => import('./pages/hooks.tsx')) },
  { pattern: /^\/account$/, permission: null, page: lazy(() => import('./pages/account.tsx')) },
  { pattern: /^\/audit$/, permission: 'audit.read', page: lazy(() => import('./pages/audit.tsx')) },
]

export function Pages() {
  const path = usePath()
  const { may } = useDesk()
  const home = homeOf(may)
  useEffect(() => {
    if (path === '/') goTo(home, { replace: true })
  }, [path, home])
  if (path === '/') return null
  for (const { pattern, permission, page: PageOf } of PAGES) {
    const match = pattern.exec(path)
    if (match === null) continue
    if (permission !== null && !may(permission)) return <Denied role={roleFor(permission)} />
    return (
      <Suspense fallback={<Spin className="page-spin" description={app.loading} />}>
        <PageOf id={match[1] ?? ''} />
      </Suspense>
    )
  }
  return <NotFound />
}

/** The first page of the menu that this person may open: an auditor or editor has no inbox. */
function homeOf(may: (permission: Permission) => boolean): string {
  if (may('conversation.read')) return '/inbox'
  return may('case.read') ? '/cases' : '/stats'
}
