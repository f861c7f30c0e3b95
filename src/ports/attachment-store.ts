/** Photos and papers handed in with a conversation; the bytes lie in `Files`, sealed. */
export interface Attachment {
  id: string
  conversationId: string
  kind: string
  bytes: number
  sha256: string
  at: string
}

export interface AttachmentStore {
  put(attachment: Attachment): Promise<void>
  find(id: string): Promise<Attachment | null>
  /** Those of one conversation, oldest first. */
  of(conversationId: string): Promise<Attachment[]>
  remove(id: string): Promise<void>
}
