/** Texts in hand at the same time: some hundred talks, each asking two or three times for its own. */
const MOST = 256
/** One turn asks within seconds; what somebody said must not outlive, here, the talk that may be erased. */
const KEPT_MS = 60_000

/** What `ask` said of the last few hundred texts of a minute, so that one turn does not pay twice; a failure is not remembered. */
export function remembering<T>(ask: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const recent = new Map<string, Promise<T>>()
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const asked = ask(text)
    const forget = (): void => {
      if (recent.get(text) === asked) recent.delete(text)
    }
    recent.set(text, asked)
    asked.catch(forget)
    // No process stays alive for it.
    const timer: { unref?: () => void } | number = setTimeout(forget, KEPT_MS)
    if (typeof timer === 'object') timer.unref?.()
    const [oldest] = recent.keys()
    if (recent.size > MOST && oldest !== undefined) recent.delete(oldest)
    return asked
  }
}
