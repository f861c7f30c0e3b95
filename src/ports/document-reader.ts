/** Reads the words of a document that somebody hands in. What cannot be read is an answer, never an exception. */

export type DocumentKind = 'docx' | 'pdf' | 'xlsx'

/** Why nothing was read; the words for the person stand in `content/`. */
export type UnreadReason = 'broken' | 'bomb' | 'too-large' | 'protected' | 'no-text' | 'too-slow'

export type DocumentWords =
  /** One line a paragraph; headings begin with `# `. Of a spreadsheet: the rows of its first sheet as JSON, every cell a text. */
  { kind: 'read'; text: string } | { kind: 'unread'; why: UnreadReason }

export interface DocumentReader {
  read(kind: DocumentKind, bytes: Uint8Array): Promise<DocumentWords>
}
