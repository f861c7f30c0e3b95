/** `npm run content`: checks the handbook and the dialogues, reports every problem, writes build/content.json. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Problem } from '../src/core/knowledge/article.ts'
import { checks } from './content/checks.ts'
import { compileBundle } from './content/compile.ts'
import { readContent, todayInShanghai } from './content/read.ts'
import { writeBundle, writeQuestions } from './content/write.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))

const { input, problems } = readContent(root, todayInShanghai())
problems.push(...checks.flatMap((check) => check.run(input)))

const shown = problems.filter(({ file }) => only.length === 0 || only.some((part) => file.includes(part))).sort(byPlace)
for (const { level, file, line, message } of shown) console.log(`${file}:${line}: ${level}: ${message}`)

const bundle = compileBundle(input)
const passages = bundle.articles.reduce((sum, article) => sum + article.passages.length, 0)
const count = (level: Problem['level']): number => problems.filter((problem) => problem.level === level).length
console.log(
  `${bundle.articles.length} articles, ${passages} passages, ${Object.keys(bundle.intents).length} intents; ` +
    `${count('error')} errors, ${count('warning')} warnings`,
)
if (count('error') > 0) process.exitCode = 1
else {
  writeBundle(root, bundle)
  writeQuestions(root)
  console.log(`wrote build/content.json (${bundle.hash})`)
}

function byPlace(one: Problem, other: Problem): number {
  return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1
}
