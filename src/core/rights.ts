/** Who may do what: roles × permissions, and whose rows and fields a person may see. Whatever is not named here is refused. */

const WORK = [
  'conversation.read',
  'conversation.work',
  'case.read',
  'case.work',
  'case.open',
  'case.assign',
  'case.level',
  'personal.read',
  'colleague.read',
  'stats.read',
  'register.read',
  'visit.work',
  'table.read',
  /** A worker's good answer as a draft that others review. */
  'article.suggest',
] as const
const KNOWLEDGE = ['article.read', 'article.edit', 'gap.read', 'bench.run', 'bench.edit', 'stats.read'] as const

export type Permission =
  | (typeof WORK)[number]
  | (typeof KNOWLEDGE)[number]
  | 'article.publish'
  | 'export.read'
  | 'audit.read'
  | 'staff.manage'
  | 'register.edit'
  | 'register.import'
  | 'register.kinds'
  | 'reply.edit'
  /** Cash above the usual limit of one entry. */
  | 'aid.large'
  | 'table.edit'
  | 'case.supervise'
  /** API tokens and addresses that are told of changes. */
  | 'integration.manage'

/** Roles in the order in which a colleague is named as the one to ask. */
export const RIGHTS = {
  agent: [...WORK, 'article.read', 'gap.read'],
  town_worker: [...WORK, 'article.read', 'register.edit'],
  supervisor: [
    ...WORK,
    'article.read',
    'gap.read',
    'export.read',
    'register.edit',
    'register.import',
    'reply.edit',
    'aid.large',
    'table.edit',
    'case.supervise',
  ],
  editor: KNOWLEDGE,
  publisher: [...KNOWLEDGE, 'article.publish'],
  auditor: ['case.read', 'audit.read', 'stats.read', 'article.read', 'table.read'],
  administrator: [
    ...WORK,
    ...KNOWLEDGE,
    'article.publish',
    'export.read',
    'audit.read',
    'staff.manage',
    'register.edit',
    'register.import',
    'register.kinds',
    'reply.edit',
    'aid.large',
    'table.edit',
    'case.supervise',
    'integration.manage',
  ],
} as const satisfies Record<string, readonly Permission[]>
export type RoleName = keyof typeof RIGHTS

export const ROLE_WORDS: Readonly<Record<RoleName, string>> = {
  agent: '值班员',
  town_worker: '镇（街道）工作人员',
  supervisor: '主管',
  editor: '手册编辑',
  publisher: '手册发布人',
  auditor: '审计员',
  administrator: '管理员',
}

/** As much of a member of staff as rights depend on. */
export interface Person {
  id: string
  role: RoleName
  towns: readonly string[]
  /** A program with a token of this person's: it may do less, and is nobody in charge. */
  token?: TokenLimits
}

/** What a token leaves of its owner's rights. */
export interface TokenLimits {
  permissions: readonly Permission[]
  /** Only these; empty: all of the owner's. */
  towns: readonly string[]
}

/** What takes a person's judgement or a second person stays with people, and so does making tokens. */
const PEOPLE_ONLY: ReadonlySet<Permission> = new Set([
  'staff.manage',
  'integration.manage',
  'article.edit',
  'article.publish',
  'case.level',
  'aid.large',
])

/** What somebody of this role may pass on to a token. */
export function tokenPermissionsOf(role: RoleName): Permission[] {
  return permissionsOf(role).filter((permission) => !PEOPLE_ONLY.has(permission))
}

/** Who acts by a token, as the audit log and the rows name it: whoever answers for it, and the token. */
export function idByToken(staffId: string, tokenId: string): string {
  return `${staffId}/${tokenId}`
}

export function permissionsOf(role: RoleName): Permission[] {
  return [...new Set<Permission>(RIGHTS[role])]
}

export function may({ role, token }: Pick<Person, 'role' | 'token'>, permission: Permission): boolean {
  if (token && (PEOPLE_ONLY.has(permission) || !token.permissions.includes(permission))) return false
  return (RIGHTS[role] as readonly Permission[]).includes(permission)
}

/** The role to ask for what one may not do oneself. */
export function roleFor(permission: Permission): string {
  const role = (Object.keys(RIGHTS) as RoleName[]).find((name) => may({ role: name }, permission))
  return ROLE_WORDS[role ?? 'administrator']
}

/** The towns whose rows a person may see; null = all. Only town workers are bound to towns, and tokens made for some. */
export function townsOf({ role, towns, token }: Person): readonly string[] | null {
  const own = role === 'town_worker' ? towns : null
  const only = token?.towns ?? []
  if (only.length === 0) return own
  return own === null ? only : only.filter((town) => own.includes(town))
}

interface Row {
  town: string | null
  /** Who holds the row (assignee of a case, holder of a conversation). */
  holderId: string | null
}

/** The kind of a case that is a complaint: it must not be read by those it is about (dialogues §1.13). */
export const COMPLAINT = 'complaint'

/** Complaints are for the supervisors, the administrators and whoever they put in charge. */
export function hearsComplaints(person: Person): boolean {
  return isGuardian(person)
}

/** Supervisors and administrators themselves; a program of theirs is no guardian of anybody. */
export function isGuardian({ role, token }: Pick<Person, 'role' | 'token'>): boolean {
  return GUARDIANS.has(role) && token === undefined
}

/**
 * A conversation without a town is everybody's: somebody in danger must not wait for an address. A talk in which somebody
 * complained is not: it may be about whoever looks.
 */
export function seesConversation(person: Person, row: Row & { confidential: boolean | undefined }): boolean {
  if (row.confidential && row.holderId !== person.id) return hearsComplaints(person)
  const towns = townsOf(person)
  if (row.town === null && person.token?.towns.length) return row.holderId === person.id
  return towns === null || row.town === null || towns.includes(row.town) || row.holderId === person.id
}

/** A case without a town belongs to the centre until it is placed; whoever holds a case sees it wherever it lies. */
export function seesCase(person: Person, row: Row & { incident: string }): boolean {
  if (row.incident === COMPLAINT && row.holderId !== person.id) return hearsComplaints(person)
  const towns = townsOf(person)
  return towns === null || (row.town !== null && towns.includes(row.town)) || row.holderId === person.id
}

/** Whether the cases of this place are this person's to work on. */
export function worksIn(person: Person, town: string | null): boolean {
  const towns = townsOf(person)
  return towns === null || (town !== null && towns.includes(town))
}

/** A case as the question who sees it looks at it. */
export function caseRow(head: {
  town: string | null
  incident: string
  assignee: { id: string } | null
}): Row & { incident: string } {
  return { town: head.town, incident: head.incident, holderId: head.assignee?.id ?? null }
}

/** Violence, suicide, children (dialogues.md code C): once somebody is in charge, for that person and the supervisor only. */
const GUARDED_INCIDENTS: ReadonlySet<string> = new Set(['violence', 'suicide', 'child_neglect'])
const GUARDIANS: ReadonlySet<RoleName> = new Set(['supervisor', 'administrator'])

/** Whether personal words and fields of a case may be shown. */
export function seesPersonal(person: Person, row: { incident: string; holderId: string | null }): boolean {
  if (!may(person, 'personal.read')) return false
  if (!GUARDED_INCIDENTS.has(row.incident)) return true
  // Nobody in charge yet: whoever of the desk is there has to know, a program has not.
  if (row.holderId === null) return person.token === undefined
  return row.holderId === person.id || isGuardian(person)
}

/** Whether the kind of trouble itself may stand in a list. */
export function isGuarded(incident: string): boolean {
  return GUARDED_INCIDENTS.has(incident) || incident === COMPLAINT
}
