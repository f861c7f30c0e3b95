/** API tokens by their hash. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Permission } from '../../core/rights.ts'
import type { TokenStore } from '../../ports/token-store.ts'
import { instant, type StoreContext } from './context.ts'

const apiTokens = sqliteTable('api_tokens', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  hint: text('hint').notNull(),
  name: text('name').notNull(),
  staffId: text('staff_id').notNull(),
  permissions: text('permissions', { mode: 'json' }).$type<readonly Permission[]>().notNull(),
  towns: text('towns', { mode: 'json' }).$type<readonly string[]>().notNull(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  lastUsedAt: text('last_used_at'),
  revokedAt: text('revoked_at'),
})

export function tokenStore({ db }: StoreContext): TokenStore {
  return {
    async put(token) {
      const { createdAt, expiresAt } = token
      await db.insert(apiTokens).values({ ...token, createdAt: instant(createdAt), expiresAt: instant(expiresAt) })
    },
    async findByHash(tokenHash) {
      return (await db.select().from(apiTokens).where(eq(apiTokens.tokenHash, tokenHash)).get()) ?? null
    },
    list: async () => db.select().from(apiTokens).orderBy(desc(apiTokens.createdAt)),
    async used(id, at) {
      await db
        .update(apiTokens)
        .set({ lastUsedAt: instant(at) })
        .where(eq(apiTokens.id, id))
    },
    async revoke(id, at) {
      const standing = and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt))
      const gone = await db
        .update(apiTokens)
        .set({ revokedAt: instant(at) })
        .where(standing)
        .returning({ id: apiTokens.id })
      return gone.length > 0
    },
  }
}
