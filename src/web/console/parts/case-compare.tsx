/** Two cases side by side, to see whether they are one matter; merging is a person's word with its reason, and can be undone by reopening. */
import { App, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { isEnded } from '../../../core/cases/transitions.ts'
import { get, post } from '../api.ts'
import { longTime } from '../clock.ts'
import { factWords, SLOT_WORDS } from '../fact-words.ts'
import { useDoing, useLoad } from '../load.ts'
import type { CaseHead, CaseView } from '../types.ts'
import { caseWords as words } from '../words-cases.ts'
import { common, INCIDENT_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../words.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  view: CaseView
  other: CaseHead
  canAct: boolean
  onClose: () => void
  onSaved: (view: CaseView) => void
}

export function CaseCompare({ view, other, canAct, onClose, onSaved }: Props) {
  const { value, problem, reload } = useLoad<CaseView>(`/cases/${other.number}`)
  return (
    <Drawer open onClose={onClose} title={words.compareTitle} size={760}>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && (
        <>
          <table className="compare">
            <thead>
              <tr>
                <td />
                <th scope="col" className="num">{`${words.this} ${view.number}`}</th>
                <th scope="col" className="num">{`${words.other} ${value.number}`}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(view, value).map(([label, mine, theirs]) => (
                <tr key={label} className={mine === theirs ? undefined : 'differs'}>
                  <th scope="row">{label}</th>
                  <td>{mine}</td>
                  <td>{theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {canAct && !isEnded(value.status) && !value.redacted && (
            <Merge view={view} into={value.number} onClose={onClose} onSaved={onSaved} />
          )}
        </>
      )}
    </Drawer>
  )
}

function Merge({ view, into, onClose, onSaved }: Pick<Props, 'view' | 'onClose' | 'onSaved'> & { into: string }) {
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const { run, isBusy, problem } = useDoing()
  const merge = () =>
    run(async () => {
      const body = { to: 'merged', into, note: note.trim(), expectedVersion: view.version }
      await post(`/cases/${view.number}/transitions`, body)
      onSaved(await get<CaseView>(`/cases/${view.number}?seen=${view.version}`))
      void message.success(words.merged, 8)
      onClose()
    })
  return (
    <div className="case-form">
      <ProblemNote problem={problem} />
      <Field id="merge-why" label={words.mergeWhy}>
        <Input id="merge-why" value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button type="primary" disabled={note.trim() === ''} loading={isBusy} onClick={() => void merge()}>
        {words.mergeInto(into)}
      </Button>
    </div>
  )
}

type Row = readonly [label: string, mine: string, theirs: string]

function rowsOf(a: CaseView, b: CaseView): Row[] {
  const both = (label: string, of: (view: CaseView) => string | null): Row => [
    label,
    of(a) ?? common.none,
    of(b) ?? common.none,
  ]
  const facts = [...new Set([...Object.keys(a.facts), ...Object.keys(b.facts)])].filter(
    (name) => name in SLOT_WORDS && name !== 'incident' && name !== 'place' && name !== 'town',
  )
  return [
    both(words.name, ({ contact }) => contact.name),
    both(words.phone, ({ contact }) => contact.phone),
    both(words.town, ({ town, facts: { place } }) => (typeof place === 'string' ? place : town)),
    both(SLOT_WORDS['incident'] ?? '', ({ incident }) => INCIDENT_WORDS[incident] ?? incident),
    both(words.opened, ({ openedAt }) => longTime(openedAt)),
    both(words.next, ({ status, level }) => `${STATUS_WORDS[status]} · ${LEVEL_WORDS[level]}`),
    both(words.firstWords, ({ firstMessage }) => firstMessage || null),
    ...facts.map((name) => both(SLOT_WORDS[name] ?? name, (view) => factWords(name, view.facts[name]))),
  ]
}
