/** API tokens: kept by their hash, with what each may do at most. */
import type { TokenLimits } from '../core/rights.ts'

export interface ApiToken extends TokenLimits {
  id: string
  tokenHash: string
  /** The last letters, so that somebody knows one apart. */
  hint: string
  name: string
  /** Whoever answers for it. */
  staffId: string
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

export interface TokenStore {
  put(token: ApiToken): Promise<void>
  findByHash(tokenHash: string): Promise<ApiToken | null>
  /** Newest first. */
  list(): Promise<ApiToken[]>
  used(id: string, at: string): Promise<void>
  /** False when there is no such token or it was revoked before. */
  revoke(id: string, at: string): Promise<boolean>
}
