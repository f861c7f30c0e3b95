/** BM25 over terms: typed postings with weights worked out once, so that a question costs microseconds. */

export type WordIndex = {
  /** A score for each document, as a share of what a document with every term of the question could reach. */
  score(terms: readonly string[]): Float32Array
}

const K1 = 1.2
const B = 0.6
/** What a term of the question is worth that no document knows: it lowers every share. */
const UNKNOWN_SHARE = 0.5

type Postings = { documents: Int32Array; weights: Float32Array; best: number }

export function buildWordIndex(documents: readonly (readonly string[])[]): WordIndex {
  const lengths = documents.map((terms) => terms.length)
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length)
  const counts = countTerms(documents)
  const postings = new Map<string, Postings>()
  for (const [term, perDocument] of counts) {
    const idf = Math.log(1 + (documents.length - perDocument.size + 0.5) / (perDocument.size + 0.5))
    const weights = [...perDocument].map(([document, count]) => {
      const norm = K1 * (1 - B + (B * (lengths[document] ?? 0)) / meanLength)
      return (idf * count * (K1 + 1)) / (count + norm)
    })
    postings.set(term, {
      documents: Int32Array.from(perDocument.keys()),
      weights: Float32Array.from(weights),
      best: idf * (K1 + 1) * 0.5,
    })
  }
  const rare = Math.log(1 + documents.length) * UNKNOWN_SHARE
  return { score: (terms) => scoreTerms(terms, postings, documents.length, rare) }
}

function countTerms(documents: readonly (readonly string[])[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>()
  documents.forEach((terms, document) => {
    for (const term of terms) {
      let perDocument = counts.get(term)
      if (!perDocument) counts.set(term, (perDocument = new Map()))
      perDocument.set(document, (perDocument.get(document) ?? 0) + 1)
    }
  })
  return counts
}

function scoreTerms(
  terms: readonly string[],
  postings: ReadonlyMap<string, Postings>,
  size: number,
  rare: number,
): Float32Array {
  const scores = new Float32Array(size)
  let attainable = 0
  for (const term of new Set(terms)) {
    const list = postings.get(term)
    if (!list) {
      attainable += rare
      continue
    }
    attainable += list.best
    for (let at = 0; at < list.documents.length; at += 1) {
      const document = list.documents[at] ?? 0
      scores[document] = (scores[document] ?? 0) + (list.weights[at] ?? 0)
    }
  }
  if (attainable > 0) for (let at = 0; at < size; at += 1) scores[at] = (scores[at] ?? 0) / attainable
  return scores
}
