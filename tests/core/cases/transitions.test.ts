/** The table of steps: every pair, aid first, papers, reopening. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASE_STATUSES, type Case, type CaseDocument, type CaseStatus } from '../../../src/core/cases/case.ts'
import {
  aidRefusal,
  isEnded,
  nextStatuses,
  TRANSITIONS,
  transitionRefusal,
} from '../../../src/core/cases/transitions.ts'
import { LEVELS } from '../../../src/core/triage/level.ts'

const base: Pick<Case, 'level' | 'aid' | 'documents' | 'documentsDueAt'> = {
  level: 'P1',
  aid: [],
  documents: [],
  documentsDueAt: null,
}
const paper = (state: CaseDocument['state']): CaseDocument => ({ id: 'd', name: '认定书', state, at: '' })

describe('the table', () => {
  it('is what this drawing says, row by row', () => {
    const drawn = Object.fromEntries(CASE_STATUSES.map((from) => [from, TRANSITIONS[from].join(' ')]))
    expect(drawn).toEqual({
      new: 'accepted referred declined withdrawn merged',
      accepted: 'contacted aided new referred declined withdrawn merged',
      contacted: 'verified aided referred declined withdrawn merged',
      verified: 'aided closed referred declined withdrawn merged',
      aided: 'documents_pending closed withdrawn',
      documents_pending: 'aided closed withdrawn',
      closed: 'accepted new',
      referred: 'accepted new closed withdrawn',
      declined: 'accepted new',
      withdrawn: 'accepted new',
      merged: 'accepted new',
    })
  })

  it('leads from everywhere to an end, and from every end back', () => {
    for (const from of CASE_STATUSES) {
      const reached = new Set<CaseStatus>([from])
      for (const status of reached) for (const next of TRANSITIONS[status]) reached.add(next)
      expect([...reached].some(isEnded), from).toBe(true)
      expect(reached.has('accepted'), from).toBe(true)
    }
  })

  it('offers exactly the steps it then allows', () => {
    const documents = fc.array(fc.constantFrom(paper('missing'), paper('received')), { maxLength: 2 })
    const state = fc.record({
      status: fc.constantFrom(...CASE_STATUSES),
      level: fc.constantFrom(...LEVELS),
      documents,
      documentsDueAt: fc.constantFrom(null, '2026-12-01T15:59:59.000Z'),
    })
    fc.assert(
      fc.property(state, fc.constantFrom(...CASE_STATUSES), (current, to) => {
        const refusal = transitionRefusal({ ...current, aid: [] }, to, '写明原因')
        expect(refusal === null).toBe(nextStatuses(current).includes(to))
      }),
    )
  })
})

describe('aid', () => {
  it('before verification is for P0 and P1 alone', () => {
    for (const status of ['accepted', 'contacted'] as const) {
      for (const level of LEVELS) {
        const allowed = level === 'P0' || level === 'P1'
        expect(aidRefusal({ ...base, status, level }) === null, `${status} ${level}`).toBe(allowed)
      }
    }
  })

  it('is nobody’s before somebody took the case, and never follows an end', () => {
    for (const status of ['new', 'referred', 'closed', 'declined', 'withdrawn', 'merged'] as const) {
      expect(aidRefusal({ ...base, status, level: 'P0' })?.why).toBe('not-in-table')
    }
  })

  it('that came first is not closed before its papers', () => {
    const aided = {
      ...base,
      status: 'aided' as const,
      documentsDueAt: '2026-12-01T15:59:59.000Z',
    } satisfies Partial<Case>
    expect(transitionRefusal(aided, 'closed', 'x')?.why).toBe('papers-due')
    expect(transitionRefusal({ ...aided, documents: [paper('missing')] }, 'closed', 'x')?.why).toBe('papers-due')
    expect(transitionRefusal({ ...aided, documents: [paper('received')] }, 'closed', 'x')).toBeNull()
    expect(transitionRefusal({ ...aided, status: 'documents_pending' }, 'closed', 'x')).toBeNull()
    expect(transitionRefusal({ ...aided, documentsDueAt: null }, 'closed', 'x')).toBeNull()
  })
})

it('every end and every reopening needs a written reason', () => {
  for (const from of CASE_STATUSES) {
    for (const to of TRANSITIONS[from]) {
      const needed = isEnded(to) || to === 'referred' || isEnded(from)
      const why = transitionRefusal(
        { ...base, status: from, aid: [{ kind: 'goods', note: '', by: '', at: '' }] },
        to,
        '',
      )?.why
      expect(why ?? null, `${from} ${to}`).toBe(needed ? 'note-missing' : null)
    }
  }
})
