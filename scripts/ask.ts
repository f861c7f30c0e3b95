/** `npm run -s ask -- "<question>" [--json]`: one question to the handbook. */
import { basisOf } from '../src/core/knowledge/source-words.ts'
import { nodeAnswerer } from './answerer.ts'

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const question = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'))
  .join(' ')
  .trim()

if (question === '') {
  console.error('usage: npm run -s ask -- "<question>" [--json] [--words]')
  process.exitCode = 2
} else {
  const answerer = await nodeAnswerer({ wordsOnly: flags.includes('--words') })
  const { passageId: _passageId, choices, ...result } = await answerer.answer(question)
  if (flags.includes('--json')) console.log(JSON.stringify({ ...result, ...(choices ? { choices } : {}) }))
  else {
    console.log(result.answer)
    for (const citation of result.citations)
      console.log(`  —— ${citation.title}·${citation.section}：${basisOf([citation])}`)
    for (const { id, label } of choices ?? []) console.log(`  [${id}] ${label}`)
    console.log(`\n${result.outcome}, confidence ${result.confidence}, ${result.ms} ms`)
    for (const { slug, section, score } of result.candidates.slice(0, 5))
      console.log(`  ${score.toFixed(3)} ${slug} · ${section}`)
  }
}
