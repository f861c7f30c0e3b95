/** The graph of every dialogue as it is drawn: no box over another, and every line from box to box. */
import { describe, expect, it } from 'vitest'
import { graphOf } from '../../src/core/dialogue/graph.ts'
import { conditionsOf, layoutOf } from '../../src/web/console/dialogue-layout.ts'
import { rules } from '../core/conversation/talk.ts'

const graphs = [...rules.dialogues.map(({ id }) => id), 'danger'].map((id) => {
  const graph = graphOf(rules, id)
  if (graph === null) throw new Error(id)
  return graph
})

describe.each(graphs.map((graph) => [graph.id, graph] as const))('the graph of %s', (_id, graph) => {
  const heightOf = (id: string) => (id.startsWith('fork:') ? 30 : 80 + (id.length % 5) * 20)
  const { places, lines, height } = layoutOf(graph, 700, heightOf)

  it('puts one box under the other', () => {
    const boxes = graph.nodes.map(({ id }) => places.get(id))
    for (const [index, box] of boxes.entries()) {
      const next = boxes[index + 1]
      if (box && next) expect(next.top).toBeGreaterThanOrEqual(box.top + box.height)
    }
    expect(height).toBe(Math.max(...boxes.map((box) => (box?.top ?? 0) + (box?.height ?? 0))))
  })

  it('draws a line for every edge, ending at the box it leads to', () => {
    expect(lines).toHaveLength(graph.edges.length)
    for (const [index, { to, kind }] of graph.edges.entries()) {
      const [line, box] = [lines[index], places.get(to)]
      if (kind === 'change') continue
      expect(line?.d).toMatch(new RegExp(`V${box?.top ?? -1}$`))
    }
  })

  it('hangs what is asked sometimes one lane to the right, each under words', () => {
    const words = conditionsOf(graph)
    for (const { id, kind } of graph.nodes) {
      if (kind === 'fork') continue
      expect(words.has(id), id).toBe(places.get(id)?.lane === 1)
    }
  })
})
