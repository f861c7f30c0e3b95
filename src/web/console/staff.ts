/** A colleague as the administrator sees one (src/http/desk/staff.ts). */
import type { RoleName } from './types.ts'

export interface StaffMember {
  id: string
  username: string
  name: string
  badge: string
  office: string
  role: RoleName
  towns: string[]
  active: boolean
  lockedUntil: string | null
  mustChangePassword: boolean
}

export type StaffAnswer = StaffMember & {
  /** A one-time sign-in link, shown once. */
  signInPath: string | null
}
