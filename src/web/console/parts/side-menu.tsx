/** The menu at the left: only what this person may open, each entry with icon, word and what waits there. */
import type { ReactNode } from 'react'
import { useDesk } from '../desk.tsx'
import { Link, usePath } from '../router.tsx'
import type { Permission } from '../types.ts'
import { menu } from '../words.ts'
import { registerMenu } from '../words-register.ts'
import { handbookMenu } from '../words-handbook.ts'
import { visitWords } from '../words-visits.ts'
import { dispatchWords, tableWords } from '../words-dispatch.ts'
import { dialogueWords } from '../words-dialogues.ts'
import { serviceWords } from '../words-services.ts'
import { hookWords } from '../words-hooks.ts'
import { fairnessWords } from '../words-fairness.ts'
import { figures } from '../words-admin.ts'
import { icons } from './icons.tsx'

interface Entry {
  to: string
  pattern: RegExp
  word: string
  icon: ReactNode
  permission: Permission
  count?: number
}

export function SideMenu() {
  const { may, counts } = useDesk()
  const path = usePath()
  const waiting = counts?.talks?.waiting ?? 0
  const late = counts?.cases?.overdue ?? 0
  const groups: readonly { word: string; entries: Entry[] }[] = [
    {
      word: menu.duty,
      entries: [
        {
          to: '/inbox',
          pattern: /^\/(inbox.*)?$/,
          word: menu.inbox,
          icon: icons.inbox,
          permission: 'conversation.read',
          count: waiting,
        },
        {
          to: '/cases',
          pattern: /^\/cases(?!\/board)/,
          word: menu.cases,
          icon: icons.cases,
          permission: 'case.read',
          count: counts?.cases?.open ?? 0,
        },
        {
          to: '/cases/board',
          pattern: /^\/cases\/board/,
          word: menu.board,
          icon: icons.board,
          permission: 'case.read',
        },
        { to: '/intake', pattern: /^\/intake/, word: menu.intake, icon: icons.phone, permission: 'case.open' },
      ],
    },
    {
      word: registerMenu.group,
      entries: [
        {
          to: '/register',
          pattern: /^\/register/,
          word: registerMenu.register,
          icon: icons.people,
          permission: 'register.read',
        },
        {
          to: '/visits',
          pattern: /^\/visits/,
          word: visitWords.menu,
          icon: icons.eye,
          permission: 'visit.work',
        },
        {
          to: '/services',
          pattern: /^\/services/,
          word: serviceWords.menu,
          icon: icons.phone,
          permission: 'table.read',
        },
      ],
    },
    {
      word: menu.manage,
      entries: [
        {
          to: '/supervision',
          pattern: /^\/supervision/,
          word: menu.supervision,
          icon: icons.eye,
          permission: 'case.read',
          count: late,
        },
        {
          to: '/dispatch',
          pattern: /^\/dispatch/,
          word: dispatchWords.menu,
          icon: icons.people,
          permission: 'colleague.read',
        },
        { to: '/stats', pattern: /^\/(stats|refusals)/, word: menu.stats, icon: icons.stats, permission: 'stats.read' },
        {
          to: '/fairness',
          pattern: /^\/fairness/,
          word: fairnessWords.menu,
          icon: icons.gauge,
          permission: 'stats.read',
        },
        { to: '/report', pattern: /^\/report/, word: figures.report, icon: icons.book, permission: 'stats.read' },
      ],
    },
    {
      word: handbookMenu.group,
      entries: [
        {
          to: '/handbook',
          pattern: /^\/handbook/,
          word: handbookMenu.handbook,
          icon: icons.book,
          permission: 'article.read',
        },
        {
          to: '/dialogues',
          pattern: /^\/dialogues/,
          word: dialogueWords.menu,
          icon: icons.board,
          permission: 'stats.read',
        },
        { to: '/gaps', pattern: /^\/gaps/, word: handbookMenu.gaps, icon: icons.question, permission: 'gap.read' },
        { to: '/bench', pattern: /^\/bench/, word: handbookMenu.bench, icon: icons.gauge, permission: 'bench.run' },
      ],
    },
    {
      word: menu.system,
      entries: [
        { to: '/staff', pattern: /^\/staff/, word: menu.staff, icon: icons.people, permission: 'staff.manage' },
        {
          to: '/settings',
          pattern: /^\/settings/,
          word: tableWords.menu,
          icon: icons.gauge,
          permission: 'table.read',
        },
        {
          to: '/hooks',
          pattern: /^\/hooks/,
          word: hookWords.menu,
          icon: icons.gauge,
          permission: 'integration.manage',
        },
        { to: '/audit', pattern: /^\/audit/, word: menu.audit, icon: icons.shield, permission: 'audit.read' },
      ],
    },
  ]
  return (
    <nav className="side" aria-label={menu.label}>
      {groups.map(({ word, entries }) => {
        const open = entries.filter(({ permission }) => may(permission))
        if (open.length === 0) return null
        return (
          <section key={word}>
            <h2>{word}</h2>
            <ul>
              {open.map(({ to, pattern, word: name, icon, count }) => (
                <li key={to}>
                  <Link to={to} aria-current={pattern.test(path) ? 'page' : undefined}>
                    {icon}
                    <span>{name}</span>
                    {count !== undefined && count > 0 && <b className="num">{count}</b>}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}
