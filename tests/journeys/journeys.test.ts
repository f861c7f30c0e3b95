/** Plays every transcript of this folder against a fresh product and checks what it expects (contracts §1.1). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRules } from '../../src/content/rules.ts'
import { loadBundle } from '../../src/content/load-bundle.ts'
import { playJourney, type Final, type PlayedTurn } from '../../scripts/journey/play.ts'
import { journeySchema, type Expectation, type JourneyScript } from '../../scripts/journey/script.ts'

const folder = import.meta.dirname
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

describe('journeys', () => {
  it('are at least twenty', () => expect(files.length).toBeGreaterThanOrEqual(20))

  for (const file of files) {
    const script = journeySchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    it(`${file.replace('.json', '')}: ${script.title ?? ''}`, async () => {
      const turns: PlayedTurn[] = []
      for await (const line of playJourney(script, 'words')) {
        if ('final' in line) checkFinal(script, line, turns)
        else {
          turns.push(line)
          checkTurn(line, line.in.expect)
          checkManners(line)
          neverAskedTwice(line)
        }
      }
    })
  }
})

const wordsOf = ({ replies }: PlayedTurn): string => replies.map(({ text }) => text).join('\n')

function checkTurn(played: PlayedTurn, wanted: Expectation | undefined): void {
  if (wanted === undefined) return
  const said = wordsOf(played)
  const at = `turn ${played.turn}`
  for (const part of wanted.says ?? []) expect(said, at).toContain(part)
  for (const part of wanted.saysNot ?? []) expect(said, at).not.toContain(part)
  if (wanted.silent) expect(said, at).toBe('')
  if (wanted.floor !== undefined) expect(played.floor, at).toBe(wanted.floor)
  if (wanted.level !== undefined) expect(played.case?.level ?? null, at).toBe(wanted.level)
  if (wanted.dialogue !== undefined) expect(played.dialogue?.intent ?? null, at).toBe(wanted.dialogue)
  if (wanted.step !== undefined) expect(played.dialogue?.step ?? null, at).toBe(wanted.step)
  if (wanted.slots) expect(played.slots, at).toMatchObject(wanted.slots)
  const phones = played.replies.flatMap((reply) => (reply.phones ?? []).map(({ number }) => number))
  for (const number of wanted.phones ?? []) expect(phones, at).toContain(number)
  const alerts = played.alerts.map(({ text }) => text).join('\n')
  for (const part of wanted.alerts ?? []) expect(alerts, at).toContain(part)
}

/** True in every talk: no empty place is shown, one question a turn, the alarm is told only when it is stored. */
function checkManners(played: PlayedTurn): void {
  const said = wordsOf(played)
  const at = `turn ${played.turn}`
  expect(said, at).not.toMatch(/[{}]|undefined|null|NaN/)
  const questions = played.replies.filter(({ from, kind }) => from === 'bot' && kind === 'question')
  if (played.in.wait === undefined) expect(questions.length, at).toBeLessThanOrEqual(1)
  if (said.includes('已收到警报')) expect(played.case?.level, at).toBe('P0')
  for (const { from } of played.replies) if (played.floor === 'human') expect(from, at).not.toBe('bot')
}

function checkFinal({ expect: wanted }: JourneyScript, { final }: Final, turns: readonly PlayedTurn[]): void {
  if (wanted === undefined) return
  const last = final.cases.at(-1)
  const all = turns.map(wordsOf).join('\n')
  for (const part of wanted.never ?? []) expect(all).not.toContain(part)
  if (wanted.level !== undefined) expect(last?.level ?? null).toBe(wanted.level)
  for (const rule of wanted.reasons ?? []) expect(last?.reasons.map((reason) => reason.rule)).toContain(rule)
  if (wanted.cases !== undefined) expect(final.cases.length).toBe(wanted.cases)
  if (wanted.slots) expect(turns.at(-1)?.slots).toMatchObject(wanted.slots)
  const said = turns.filter(({ in: turn }) => turn.text !== undefined && !turn.worker).length
  const pressed = turns.filter(({ in: turn }) => turn.choice !== undefined || turn.photo).length
  if (wanted.turns) expect(said + pressed).toBeLessThanOrEqual(wanted.turns.resident)
}

const { dialogues } = compileRules(loadBundle().intents)

/** The open question is never about something that has a value already, unless the resident wants to change it. */
function neverAskedTwice({ dialogue, in: turn, slots, turn: number }: PlayedTurn): void {
  if (/上一步|改/.test(`${turn.text ?? ''}${turn.choice ?? ''}`)) return
  const step = dialogues.find(({ id }) => id === dialogue?.intent)?.steps.find(({ id }) => id === dialogue?.step)
  const said = (step?.slots ?? []).filter((slot) => slots[slot] !== undefined && !String(slots[slot]).startsWith('('))
  expect(said.length === 0 || said.length < (step?.slots.length ?? 0), `turn ${number} asks again: ${step?.id}`).toBe(true)
}
