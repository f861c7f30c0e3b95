/** Times one way of answering over the evaluation questions: `words`, `static` with the small model, or `bge` with the full one. */
import { loadBundle } from '../../src/content/load-bundle.ts'
import { loadEmbedder } from '../../src/load-embedder.ts'
import { answererOn, realQuestions } from '../support/handbook.ts'
import { tellResult, timesOf } from '../support/task.ts'

const WARM = 40

const questions = realQuestions()
const from = performance.now()
const way = process.argv[2] === 'bge' || process.argv[2] === 'static' ? process.argv[2] : 'words'
const quiet = { info: () => {}, warn: () => {}, error: (what: string) => console.error(what) }
const { embedder } = await loadEmbedder(way, quiet)
const answerer = await answererOn(loadBundle(), embedder)
const loadMs = performance.now() - from

const cpuBefore = process.cpuUsage()
const answer = await timesOf(questions, WARM, (question) => answerer.answer(question))
const { user, system } = process.cpuUsage(cpuBefore)
const embed = embedder ? await timesOf(questions, WARM, (question) => embedder.embed([question], 'question')) : []

tellResult({
  answer,
  embed,
  loadMs,
  cpuMicrosEach: (user + system) / (answer.length + WARM),
  rssMiB: process.memoryUsage.rss() / 2 ** 20,
})
