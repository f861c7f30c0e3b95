/** Zero invented facts: every figure that a resident reads stands in a passage that the answer cites, every phone in knowledge/phones.yaml. */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { freshBundle } from '../../scripts/content/fresh.ts'
import { jiebaSegmenter } from '../../src/adapters/jieba/segmenter.ts'
import { simplifier } from '../../src/adapters/opencc/simplifier.ts'
import { bgeEmbedder } from '../../src/adapters/transformers/bge-embedder.ts'
import { answerMessages } from '../../src/content/answer-messages.zh-CN.ts'
import { compileRules } from '../../src/content/rules.ts'
import { bareNumber, phonesIn } from '../../src/core/knowledge/check-passage.ts'
import { AREAS } from '../../src/core/knowledge/sections.ts'
import { routeOf } from '../../src/core/understanding/route/route.ts'
import { createAnswerer } from '../../src/services/answer-question.ts'
import type { Answerer, AnswerResult } from '../../src/services/answer-question.ts'

const NOW = new Date('2026-11-24T09:00:00+08:00')
const bundle = freshBundle()
const known = new Set(Object.keys(parse(readFileSync('knowledge/phones.yaml', 'utf8')) as object).map(bareNumber))

/** Runs of digits as they stand: 1,000 and 2.5 and 2025-01-01 are one each. */
const figuresOf = (text: string): string[] => text.match(/\d+(?:[.,:-]\d+)*/g) ?? []

/** Figures of the answer that stand in none of the cited passages, with their days. */
function unproven({ outcome, answer, citations }: AnswerResult): string[] {
  const cited = citations.flatMap(({ slug, section }) =>
    bundle.articles.flatMap(({ passages }) =>
      passages.filter((passage) => passage.slug === slug && passage.section === section),
    ),
  )
  const proofs = new Set(cited.flatMap(({ text, from }) => [...figuresOf(text), ...(from ? [from] : [])]))
  const own = outcome === 'answer' ? [] : phonesIn(answer).map(bareNumber)
  const [lead = ''] = answer.split('\n')
  // Before an answer only the line on lapsed rules names a phone.
  const isOurs = outcome !== 'answer' || lead === answerMessages.lapsed
  const called = isOurs ? figuresOf(lead).filter((one) => known.has(one)) : []
  return figuresOf(answer).filter((figure) => !proofs.has(figure) && !called.includes(figure) && !own.includes(figure))
}

describe('every figure of an answer', () => {
  let answerer: Answerer
  beforeAll(async () => {
    const rules = compileRules(bundle.intents)
    answerer = await createAnswerer({
      bundle,
      embedder: await bgeEmbedder(),
      segment: jiebaSegmenter(bundle.lexicon.synonyms.map(({ term }) => term)),
      simplify: simplifier(),
      route: (text) => Promise.resolve(routeOf(text, rules)),
    })
  })

  it('stands in its passages, for every section of every article in every area', async () => {
    const plain = await createAnswerer({ bundle, embedder: null })
    const faults: string[] = []
    for (const { slug, passages } of bundle.articles) {
      for (const section of new Set(passages.map((passage) => passage.section))) {
        for (const area of AREAS) {
          const result = await plain.answer(`${slug}#${section}`, { now: NOW, area, history: [slug] })
          faults.push(...unproven(result).map((figure) => `${slug}#${section} ${area}: ${figure}`))
        }
      }
    }
    expect(faults).toEqual([])
  }, 600_000)

  it('stands in its passages or is a phone to call first, for every labelled question', async () => {
    const files = readdirSync('tests/eval').filter((name) => /^questions-.*\.jsonl$/.test(name))
    const questions = files.flatMap((name) =>
      readFileSync(`tests/eval/${name}`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { question: string }).question),
    )
    const faults: string[] = []
    for (const [at, question] of questions.entries()) {
      const area = AREAS[at % AREAS.length] ?? '镇江市'
      const result = await answerer.answer(question, { now: NOW, area })
      faults.push(...unproven(result).map((figure) => `${question} (${area}): ${figure}`))
    }
    expect(questions.length).toBeGreaterThan(900)
    expect(faults).toEqual([])
  }, 600_000)
})

describe('every phone in our own words', () => {
  const files = [
    ...readdirSync('src/content')
      .filter((name) => name.endsWith('.zh-CN.ts'))
      .map((name) => `src/content/${name}`),
    ...readdirSync('intents').map((name) => `intents/${name}`),
  ]

  it.each(files)('of %s is one of phones.yaml', (file) => {
    const words = readFileSync(file, 'utf8').replaceAll(/https?:\/\/\S+/g, '')
    expect(phonesIn(words).filter((phone) => !known.has(bareNumber(phone)))).toEqual([])
  })
})
