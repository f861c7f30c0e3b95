/** Staff, their sign-in sessions and the audit log. */
export const ROLES = ['agent', 'town_worker', 'supervisor', 'editor', 'publisher', 'administrator', 'auditor'] as const
export type Role = (typeof ROLES)[number]

export interface Staff {
  id: string
  username: string
  /** Shown to colleagues; residents see only the badge. */
  name: string
  badge: string
  office: string
  role: Role
  /** Towns a town_worker may see; empty for the other roles = all. */
  towns: string[]
  passwordHash: string
  /** Secret of the one-time codes, sealed at rest; null = not set up. */
  otpSecret: string | null
  failedSignIns: number
  lockedUntil: string | null
  mustChangePassword: boolean
  active: boolean
  createdAt: string
}

export interface StaffSession {
  tokenHash: string
  staffId: string
  createdAt: string
  expiresAt: string
  /** Browser and system in a few words, so that somebody knows the own sessions apart. */
  device: string
}

export interface AuditRecord {
  seq: number
  at: string
  actor: string
  action: string
  target: string
  detail: string
  hash: string
}

/** Whose lines, about what, of which kind; absent: all. */
export interface AuditFilter {
  actor?: string | undefined
  target?: string | undefined
  action?: string | undefined
}

export interface StaffStore {
  count(): Promise<number>
  find(id: string): Promise<Staff | null>
  findByUsername(username: string): Promise<Staff | null>
  list(): Promise<Staff[]>
  /** Inserts or replaces by id; a taken username is refused. */
  put(staff: Staff): Promise<'stored' | 'taken'>
  putSession(session: StaffSession): Promise<void>
  findSession(tokenHash: string): Promise<StaffSession | null>
  sessionsOf(staffId: string): Promise<StaffSession[]>
  removeSession(tokenHash: string): Promise<void>
  removeSessionsOf(staffId: string): Promise<void>
  /** One-time sign-in links; taking one removes it. */
  putTicket(tokenHash: string, staffId: string, expiresAt: string): Promise<void>
  takeTicket(tokenHash: string, now: string): Promise<string | null>
  audit(entry: { at: string; actor: string; action: string; target: string; detail: string }): Promise<void>
  auditLog(limit: number, before?: number, filter?: AuditFilter): Promise<AuditRecord[]>
  /** Walks the whole chain; names the first row whose hash does not follow from the one before. */
  verifyAudit(): Promise<{ ok: true; rows: number } | { ok: false; brokenAt: number }>
}
