/** Cuts a text into known words and characters without a dictionary library: the longest known word first. */

export type Tokens = {
  /** Places in the token list; a character of a found word counts beside the word. */
  placesOf: (text: string) => number[]
}

export function tokensOf(list: readonly string[]): Tokens {
  const places = new Map(list.map((token, at) => [token, at]))
  const longest = new Map<string, number>()
  for (const token of list) {
    const first = token.charAt(0)
    longest.set(first, Math.max(longest.get(first) ?? 1, token.length))
  }

  return {
    placesOf(text) {
      const result: number[] = []
      let at = 0
      while (at < text.length) {
        let end = Math.min(text.length, at + (longest.get(text.charAt(at)) ?? 1))
        let place = places.get(text.slice(at, end))
        while (place === undefined && end > at + 1) {
          end -= 1
          place = places.get(text.slice(at, end))
        }
        if (place !== undefined) result.push(place)
        if (end > at + 1 && isHan(text.charCodeAt(at))) {
          for (let inside = at; inside < end; inside += 1) {
            const character = places.get(text.charAt(inside))
            if (character !== undefined) result.push(character)
          }
        }
        at = end
      }
      return result
    },
  }
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}
