/** The menu at the left: only what this person may open, each entry with icon, word and what waits there; one group at a time where room is short. */
import { useEffect, useState, type ReactNode } from 'react'
import { useDesk } from '../desk.tsx'
import { focusFirst } from '../focus.ts'
import { useMedia } from '../media.ts'
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

interface Group {
  word: string
  entries: Entry[]
}

/** `isOpen` matters on a phone only, where the menu lies over the page until an entry is chosen. */
export function SideMenu({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const groups = useGroups()
  const path = usePath()
  const isShort = useMedia('(max-width: 1000px)')
  const here = groups.find(({ entries }) => entries.some(({ pattern }) => pattern.test(path))) ?? groups[0]
  const [shown, setShown] = useState<string | null>(null)
  useEffect(() => {
    setShown(here?.word ?? null)
    onClose()
  }, [path, here?.word, onClose])
  // On a low screen the entry of an opened page may lie below the edge.
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no way to clean up.
    document.querySelector('.side a[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [path, shown])
  useEffect(() => focusFirst(isOpen, '.side a[aria-current], .side button'), [isOpen])
  return (
    <nav
      id="side"
      className={isOpen ? 'side open' : 'side'}
      aria-label={menu.label}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return
        onClose()
        focusFirst(true, '.menu-key')
      }}
    >
      {groups.map(({ word, entries }) => (
        <section key={word}>
          <h2>
            {isShort ? (
              <button
                type="button"
                aria-expanded={shown === word}
                onClick={() => setShown(shown === word ? null : word)}
              >
                {word}
              </button>
            ) : (
              word
            )}
          </h2>
          {(!isShort || shown === word) && <Entries entries={entries} path={path} />}
        </section>
      ))}
    </nav>
  )
}

function Entries({ entries, path }: { entries: readonly Entry[]; path: string }) {
  return (
    <ul>
      {entries.map(({ to, pattern, word, icon, count }) => (
        <li key={to}>
          <Link to={to} aria-current={pattern.test(path) ? 'page' : undefined}>
            {icon}
            <span>{word}</span>
            {count !== undefined && count > 0 && <b className="num">{count}</b>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The groups with what this person may open. */
function useGroups(): Group[] {
  const { may, counts } = useDesk()
  const waiting = counts?.talks?.waiting ?? 0
  const late = counts?.cases?.overdue ?? 0
  const groups: readonly Group[] = [
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
  return groups
    .map(({ word, entries }) => ({ word, entries: entries.filter(({ permission }) => may(permission)) }))
    .filter(({ entries }) => entries.length > 0)
}
