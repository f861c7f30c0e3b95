/** What is said to a resident, in a shape every channel can show or degrade. */

export interface Choice {
  id: string
  label: string
}

/** A source as an answer names it; what its date means is said only where the handbook states it. */
export interface CitedSource {
  title: string
  /** The articles of a law: 第3条、第5条. */
  part?: string | undefined
  /** A year, month or day. */
  date?: string | undefined
  dated?: '施行' | '公布' | '修正' | '整理' | undefined
}

/**
 * Proof beside an answer: which passage of which article, resting on which source. `effective` is the day from which the passage
 * itself says that it holds, else the newest date of its own sources, as exact as they are; empty where nothing has a date.
 */
export interface Citation {
  slug: string
  title: string
  section: string
  source: string
  effective: string
  /** Where the passage stands on the article's page; absent in what was said before passages had addresses. */
  passage?: string | undefined
  /** Absent in what was said before sources were kept apart. */
  sources?: CitedSource[] | undefined
}

export interface Phone {
  number: string
  label: string
}

export type MessageKind = 'text' | 'question' | 'answer' | 'notice' | 'case' | 'attachment'

/** Which control helps to answer a question; channels without that control ignore it, free words always work. */
export type InputHint = 'text' | 'place' | 'phone' | 'people' | 'photos'

export interface Reply {
  kind: MessageKind
  text: string
  /** One short line under a question: why we ask it. */
  why?: string
  choices?: Choice[]
  citations?: Citation[]
  phones?: Phone[]
  input?: InputHint
  /** `danger` is shown as an alert card with its phone keys first; `quiet` switches the page to quiet mode. */
  tone?: 'danger' | 'quiet'
}

export type Speaker = 'resident' | 'bot' | 'worker' | 'system'

export interface AttachmentRef {
  attachmentId: string
  kind: string
  bytes: number
}

/** One line of a conversation as residents and workers read it (contracts §5). `seq` orders it; gaps are normal. */
export interface Message extends Omit<Reply, 'kind'> {
  id: string
  seq: number
  from: Speaker
  kind: MessageKind
  /** The first of `attachments`. */
  attachment?: AttachmentRef
  attachments?: AttachmentRef[]
  /** How a worker is named to the resident, such as 工作人员 012 号（云阳街道）. */
  speaker?: string
  at: string
}
