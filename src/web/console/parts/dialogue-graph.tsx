/** The graph: boxes as words that wrap, read in their order and reached by keyboard; the lines behind them are for the eye. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { layoutOf } from '../dialogue-layout.ts'
import type { DialogueSpan, Graph } from '../dialogues.ts'
import { dialogueWords as words } from '../words-dialogues.ts'
import { DialogueBox } from './dialogue-box.tsx'

interface Props {
  graph: Graph
  span: DialogueSpan
  /** The question at which the try-out stands. */
  at: string | null
}

const GUESS = 96

export function DialogueGraphView({ graph, span, at }: Props) {
  const box = useRef<HTMLOListElement>(null)
  const [measured, setMeasured] = useState<{ width: number; heights: Readonly<Record<string, number>> }>({
    width: 640,
    heights: {},
  })
  // Words wrap by the width there is: what they take is measured, and measured again when anything in them changes.
  useLayoutEffect(() => {
    const list = box.current
    if (list === null) return
    const measure = (): void => {
      const items = [...list.children].filter((item) => item instanceof HTMLElement)
      const heights = Object.fromEntries(items.map((item) => [item.dataset['id'] ?? '', item.offsetHeight]))
      setMeasured((before) => {
        const same =
          before.width === list.offsetWidth &&
          items.every((item) => before.heights[item.dataset['id'] ?? ''] === item.offsetHeight)
        return same ? before : { width: list.offsetWidth, heights }
      })
    }
    const watch = new ResizeObserver(measure)
    watch.observe(list)
    for (const item of list.children) watch.observe(item)
    measure()
    return () => watch.disconnect()
  }, [graph])
  const { width, heights } = measured
  const { places, lines, height } = useMemo(
    () => layoutOf(graph, width, (id) => heights[id] ?? GUESS),
    [graph, width, heights],
  )
  const when = new Map(graph.edges.flatMap(({ to, when: words }) => (words === null ? [] : [[to, words] as const])))
  const titles = new Map(graph.nodes.map((node) => [node.id, node]))
  return (
    <div className="dialogue-graph" style={{ height }}>
      <svg width={width} height={height} aria-hidden="true" focusable="false">
        <defs>
          <marker
            id="dialogue-arrow"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            orient="auto"
          >
            <path d="M0 0 10 5 0 10z" className="arrow" />
          </marker>
        </defs>
        {lines.map(({ key, kind, d }) => (
          <path key={key} d={d} className={`line ${kind}`} markerEnd="url(#dialogue-arrow)" />
        ))}
      </svg>
      <ol ref={box} aria-label={graph.title}>
        {graph.nodes.map((node) => {
          const place = places.get(node.id)
          const style = { top: place?.top ?? 0, left: place?.left ?? 0 }
          if (node.kind === 'fork') {
            const branch = graph.edges.find(({ from, kind }) => from === node.id && kind === 'branch')
            return (
              <li key={node.id} data-id={node.id} className="fork" style={style}>
                <span aria-hidden="true" className="diamond" />
                <span>
                  <b>{words.ifWords}</b> {branch?.when} <span className="muted">{words.else}</span>
                </span>
              </li>
            )
          }
          return (
            <li key={node.id} data-id={node.id} className={place?.lane === 1 ? 'aside' : undefined} style={style}>
              <DialogueBox
                graph={graph}
                node={titles.get(node.id) ?? node}
                span={span}
                isNow={at === node.id}
                changes={node.changeOnly ? (when.get(node.id) ?? null) : null}
              />
            </li>
          )
        })}
      </ol>
    </div>
  )
}
