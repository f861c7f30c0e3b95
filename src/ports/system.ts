/** The small things of the outside world that services take as values: time, ids, secrets, log, live feed. */

export interface Clock {
  now(): Date
}

export interface Ids {
  /** A fresh id with a prefix, sortable by time: `c_…`. */
  next(prefix: string): string
  /** Unguessable token for a session or link, URL-safe, 256 bits. */
  token(): string
  /** `count` random decimal digits. */
  digits(count: number): string
}

/** Encryption of personal fields and look-up without decryption. */
export interface Vault {
  /** AES-GCM under the data key; `context` (table:column:row) is authenticated, so a value moved elsewhere does not open. */
  seal(text: string, context: string): Promise<string>
  /** Throws `UnsealError` when the key, the context or the bytes are wrong. */
  open(sealed: string, context: string): Promise<string>
  /** HMAC of a normalised value for equality look-up, e.g. a phone. */
  blindIndex(value: string, purpose: string): Promise<string>
  sha256(text: string): Promise<string>
}

export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** Structured log. Fields are ids, counts and codes; never words of a resident. */
export interface Log {
  info(event: string, fields?: Record<string, string | number | boolean | null>): void
  warn(event: string, fields?: Record<string, string | number | boolean | null>): void
  error(event: string, error: unknown, fields?: Record<string, string | number | boolean | null>): void
}

/** Wakes whoever waits for news in this process; the news itself is read from the store. */
export interface Bell {
  ring(topic: string): void
  /** Resolves at the next ring of the topic, or after `timeoutMs`, or when the signal aborts. */
  wait(topic: string, timeoutMs: number, signal?: AbortSignal): Promise<void>
}

export interface Files {
  /** The largest file that fits here; absent: whatever was let in. */
  readonly maxBytes?: number
  put(id: string, bytes: Uint8Array): Promise<void>
  get(id: string): Promise<Uint8Array | null>
  remove(id: string): Promise<void>
}
