/** A sealed value did not open. Says why in one word and nothing of the value. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError'
  /** `format`: not made by this vault; `unknown-key`: sealed under a key we do not hold; `refused`: other context or changed bytes. */
  readonly code: 'format' | 'unknown-key' | 'refused'
  constructor(code: UnsealError['code']) {
    super(`sealed value: ${code}`)
    this.code = code
  }
}
