/** Cuts a text into known words and characters without a dictionary library: the longest known word first. */

export type Tokens = {
  /** Places in the token list; a character of a found word counts beside the word. */
  placesOf: (text: string) => number[]
  /** The words found, for the word index of a runtime that has no jieba. */
  wordsOf: (text: string) => string[]
}

export function tokensOf(list: readonly string[]): Tokens {
  const places = new Map(list.map((token, at) => [token, at]))
  const longest = new Map<string, number>()
  for (const token of list) {
    const first = token.charAt(0)
    longest.set(first, Math.max(longest.get(first) ?? 1, token.length))
  }

  function walk(text: string, found: (start: number, end: number, place: number | undefined) => void): void {
    let at = 0
    while (at < text.length) {
      let end = Math.min(text.length, at + (longest.get(text.charAt(at)) ?? 1))
      let place = places.get(text.slice(at, end))
      while (place === undefined && end > at + 1) {
        end -= 1
        place = places.get(text.slice(at, end))
      }
      found(at, end, place)
      at = end
    }
  }

  return {
    placesOf(text) {
      const result: number[] = []
      walk(text, (start, end, place) => {
        if (place === undefined) return
        result.push(place)
        if (end === start + 1 || !isHan(text.charCodeAt(start))) return
        for (let inside = start; inside < end; inside += 1) {
          const character = places.get(text.charAt(inside))
          if (character !== undefined) result.push(character)
        }
      })
      return result
    },
    wordsOf(text) {
      const result: string[] = []
      walk(text, (start, end, place) => {
        if (place !== undefined && end > start + 1) result.push(text.slice(start, end))
      })
      return result
    },
  }
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}
