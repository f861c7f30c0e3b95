/** What is known of a photo or paper; its bytes lie in `Files`. */
import { asc, eq } from 'drizzle-orm'
import type { AttachmentStore } from '../../ports/attachment-store.ts'
import { instant, type StoreContext } from './context.ts'
import { attachments } from './schema.ts'

export function attachmentStore({ db }: StoreContext): AttachmentStore {
  return {
    async put({ id, conversationId, kind, bytes, sha256, at }) {
      await db.insert(attachments).values({ id, conversationId, kind, bytes, sha256, at: instant(at) })
    },
    async find(id) {
      return (await db.select().from(attachments).where(eq(attachments.id, id)).get()) ?? null
    },
    of(conversationId) {
      const own = eq(attachments.conversationId, conversationId)
      return db.select().from(attachments).where(own).orderBy(asc(attachments.at), asc(attachments.id)).all()
    },
    async remove(id) {
      await db.delete(attachments).where(eq(attachments.id, id))
    },
  }
}
