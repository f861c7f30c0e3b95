/** The dialogue as a table: for screen readers, for printing, and for whoever compares numbers. */
import { conditionsOf } from '../dialogue-layout.ts'
import { STEP_FATES, type DialogueSpan, type Graph, type StepFigures } from '../dialogues.ts'
import { dialogueWords as words } from '../words-dialogues.ts'
import { FateCount, marksOf } from './dialogue-box.tsx'
import { TableBox } from './table-box.tsx'

export function DialogueTable({ graph, span }: { graph: Graph; span: DialogueSpan }) {
  const steps = graph.figures?.steps ?? []
  const dangers = steps.filter(({ isDanger }) => isDanger)
  const when = conditionsOf(graph)
  const asked = graph.nodes.filter(({ kind }) => kind === 'question' || kind === 'review')
  return (
    <TableBox label={graph.title}>
      <table className="dialogue-table">
        <caption>{words.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.when}</th>
            {STEP_FATES.map((fate) => (
              <th key={fate} scope="col" className="num">
                {words.fates[fate]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dangers.map((row) => (
            <tr key={row.step}>
              <th scope="row">{row.ask}</th>
              <td>{words.danger}</td>
              <Fates id={graph.id} figures={row} span={span} />
            </tr>
          ))}
          {asked.map((node) => (
            <tr key={node.id}>
              <th scope="row">
                {node.text}
                <span className="muted small"> {[node.label, ...marksOf(node)].join(' · ')}</span>
                {node.choices.length > 0 && (
                  <span className="muted small keys-of">{node.choices.map(({ label }) => label).join(' / ')}</span>
                )}
              </th>
              <td>{when.get(node.id) ?? words.always}</td>
              <Fates id={graph.id} figures={steps.find(({ step }) => step === node.id)} span={span} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Fates({ id, figures, span }: { id: string; figures: StepFigures | undefined; span: DialogueSpan }) {
  return STEP_FATES.map((fate) => (
    <td key={fate} className={fate === 'gaveUp' && (figures?.[fate] ?? 0) > 0 ? 'num stopped' : 'num'}>
      {figures === undefined ? '' : <FateCount id={id} figures={figures} fate={fate} span={span} />}
    </td>
  ))
}
