/** Texts in hand at the same time: some hundred talks, each asking two or three times for its own. */
const MOST = 256

/** What `ask` said of the last few hundred texts, so that one turn does not pay twice; a failure is not remembered. */
export function remembering<T>(ask: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const recent = new Map<string, Promise<T>>()
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const asked = ask(text)
    recent.set(text, asked)
    asked.catch(() => recent.delete(text))
    const [oldest] = recent.keys()
    if (recent.size > MOST && oldest !== undefined) recent.delete(oldest)
    return asked
  }
}
