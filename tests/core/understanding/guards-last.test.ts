/** A guard over the whole text stands behind the words it guards, and the expression means what it meant. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guardsLast } from '../../../src/core/understanding/safety/guards-last.ts'

it.each([
  ['a|b', 'a|b'],
  ['(?<=^(?![^]*x)[^]*)ab', 'ab(?<=^(?![^]*x)[^]*)'],
  ['(?<=^(?![^]*(?:x|y))[^]*)a[|(]b|c', 'a[|(]b(?<=^(?![^]*(?:x|y))[^]*)|c'],
  ['c|(?<=^(?![^]*\\)x)[^]*)(?:a|b)', 'c|(?:a|b)(?<=^(?![^]*\\)x)[^]*)'],
  ['c(?<=^(?![^]*x)[^]*)a', 'c(?<=^(?![^]*x)[^]*)a'],
])('%s', (source, wanted) => expect(guardsLast(source)).toBe(wanted))

it('matches the same words in any text', () => {
  const source = '(?<=^(?![^]*(?:x|yy))[^]*)(?:ab?|ba+)(?!c)|(?<=^(?![^]*c)[^]*)y'
  const [before, after] = [new RegExp(source), new RegExp(guardsLast(source))]
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x', 'y'), maxLength: 12 }), (text) => {
      const [one, other] = [before.exec(text), after.exec(text)]
      expect([other?.[0], other?.index]).toEqual([one?.[0], one?.index])
    }),
  )
})
