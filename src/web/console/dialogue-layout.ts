/**
 * Where the boxes and lines of a dialogue lie. One layer a question, from top to bottom: what is always asked hangs on the spine,
 * what is asked under a condition stands one lane to the right, between its fork and the place where its line comes back.
 */
import type { DialogueGraph, GraphEdge } from '../../core/dialogue/graph.ts'

export const SPINE = 24
export const LANE = 88
/** Space between two layers: room for an arrow. */
const GAP = 28
const LEFT = [0, 64] as const

export interface Place {
  lane: 0 | 1
  left: number
  top: number
  height: number
}

export interface Line {
  key: string
  kind: GraphEdge['kind']
  d: string
}

export interface Layout {
  places: ReadonlyMap<string, Place>
  lines: readonly Line[]
  height: number
}

/** `heightOf`: of each box at the present width; of a fork, of the words of its condition. */
export function layoutOf({ nodes, edges }: DialogueGraph, width: number, heightOf: (id: string) => number): Layout {
  const places = new Map<string, Place>()
  const lanes = lanesOf({ nodes, edges })
  let top = 0
  for (const { id, kind } of nodes) {
    const lane = lanes.get(id) ?? 0
    const height = heightOf(id)
    places.set(id, { lane, left: LEFT[lane], top, height })
    top += height + (kind === 'fork' ? 8 : GAP)
  }
  const lines = edges.flatMap(({ from, to, kind }): Line[] => {
    const [a, b] = [places.get(from), places.get(to)]
    return a === undefined || b === undefined ? [] : [{ key: `${from}>${to}`, kind, d: path(a, b, kind, width) }]
  })
  return { places, lines, height: Math.max(0, top - GAP) }
}

/** Lane 1: reached under a condition only. */
function lanesOf({ nodes, edges }: Pick<DialogueGraph, 'nodes' | 'edges'>): Map<string, 0 | 1> {
  const lanes = new Map<string, 0 | 1>()
  for (const { id, kind } of nodes) {
    const into = edges.filter(({ to }) => to === id)
    const hangs = into.every(({ kind: how, from }) => isAside(how) || (how === 'next' && lanes.get(from) === 1))
    lanes.set(id, kind !== 'start' && hangs ? 1 : 0)
  }
  return lanes
}

/** Under which condition each box is reached; what follows in the same lane inherits it. Boxes that always come are not there. */
export function conditionsOf(graph: Pick<DialogueGraph, 'nodes' | 'edges'>): ReadonlyMap<string, string> {
  const lanes = lanesOf(graph)
  const words = new Map<string, string>()
  let last: string | undefined
  for (const { id } of graph.nodes) {
    const said = graph.edges.find(({ to, when }) => to === id && when !== null)?.when
    last = said ?? (lanes.get(id) === 1 ? last : undefined)
    if (last !== undefined) words.set(id, last)
  }
  return words
}

function isAside(kind: GraphEdge['kind']): boolean {
  return kind === 'branch' || kind === 'change'
}

const xOf = ({ lane }: Place): number => (lane === 0 ? SPINE : LANE)

function path(from: Place, to: Place, kind: GraphEdge['kind'], width: number): string {
  const [end, start] = [to.top, from.top + from.height]
  switch (kind) {
    case 'branch':
      // Out of the fork, over to the lane, down into the box.
      return `M${SPINE} ${from.top + 12}H${LANE}V${end}`
    case 'else':
      return `M${SPINE} ${from.top + 12}V${end}`
    case 'change': {
      const [a, b, x] = [from.top + from.height / 2, to.top + to.height / 2, width - 6]
      return `M${x - 14} ${a}H${x}V${b}H${x - 14}`
    }
    case 'next': {
      const [a, b] = [xOf(from), xOf(to)]
      return a === b ? `M${a} ${start}V${end}` : `M${a} ${start}V${start + GAP / 2}H${b}V${end}`
    }
  }
}
