/** Times one way of answering over the evaluation questions: `words`, or `bge` with the model loaded. */
import { bgeEmbedder } from '../../src/adapters/transformers/bge-embedder.ts'
import { loadBundle } from '../../src/content/load-bundle.ts'
import { answererOn, realQuestions } from '../support/handbook.ts'
import { tellResult, timesOf } from '../support/task.ts'

const WARM = 40

const questions = realQuestions()
const from = performance.now()
const embedder = process.argv[2] === 'bge' ? await bgeEmbedder() : null
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
