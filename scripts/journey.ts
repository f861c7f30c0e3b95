/** `npm run -s journey -- <file.json> [--json]`: plays a scripted conversation against a fresh product (contracts §1.1). */
import { readFileSync } from 'node:fs'
import { playJourney, type PlayedTurn } from './journey/play.ts'
import { faultsOf, journeySchema, passedOver } from './journey/script.ts'

const json = process.argv.includes('--json')
const file = process.argv.slice(2).find((argument) => !argument.startsWith('-'))
if (file === undefined) {
  console.error('usage: npm run -s journey -- <file.json> [--json]')
  process.exit(2)
}

const written = readScript(file)
const script = journeySchema.safeParse(written)
if (!script.success) {
  console.error(`${file} is no journey:\n${faultsOf(script.error).join('\n')}`)
  process.exit(2)
}
const unknown = passedOver(written)
if (unknown.length > 0) console.error(`passed over in ${file}: ${unknown.join(', ')}`)
for await (const line of playJourney(script.data)) {
  if (json) console.log(JSON.stringify(line))
  else if ('final' in line) {
    for (const { number, level, status, reasons, contact } of line.final.cases) {
      console.log(`\n${number} ${level} ${status} ${reasons.map(({ rule, text }) => `${rule} ${text}`).join('；')}`)
      console.log(`联系：${[contact.name, contact.phone, contact.how].filter(Boolean).join('，') || '没有留'}`)
    }
    console.log(JSON.stringify(line.final.facts))
  } else print(line)
}

function readScript(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return process.exit(2)
  }
}

function print({ in: said, replies, alerts, refused }: PlayedTurn): void {
  const { expect: _expect, ...shown } = said
  const words = said.worker
    ? `人 ${said.worker} ${said.text ?? ''}`
    : `居 ${said.text ?? said.choice ?? JSON.stringify(shown)}`
  console.log(words)
  if (refused) console.log(`  拒 ${refused.status} ${refused.detail}`)
  for (const { from, text, phones, choices } of replies) {
    const keys = (phones ?? []).map(({ number }) => `☎${number}`).join(' ')
    const buttons = (choices ?? []).map(({ label }) => `[${label}]`).join('')
    const speaker = { bot: '机', worker: '人', system: '系', resident: '居' }[from]
    console.log(`  ${speaker} ${[text.replaceAll('\n', '\n     '), keys, buttons].filter(Boolean).join(' ')}`)
  }
  for (const { level, text } of alerts) console.log(`     !! ${level} ${text}`)
}
