/** Logistic regression for the two doubts of the decision: a dozen numbers, a few hundred questions. */

export type Case = { doubts: readonly number[]; yes: boolean; weight: number }

export function fitLogistic(cases: readonly Case[], width: number, decay = 3e-4): number[] {
  const weights = Array.from({ length: width }, () => 0)
  const first = weights.map(() => 0)
  const second = weights.map(() => 0)
  const total = cases.reduce((sum, { weight }) => sum + weight, 0)
  for (let epoch = 1; epoch <= 1500; epoch += 1) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : decay * weight))
    for (const { doubts, yes, weight } of cases) {
      const score = doubts.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)
      const error = ((1 / (1 + Math.exp(-score)) - (yes ? 1 : 0)) * weight) / total
      doubts.forEach((value, at) => (gradient[at] = (gradient[at] ?? 0) + error * value))
    }
    weights.forEach((weight, at) => {
      const slope = gradient[at] ?? 0
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope * slope
      const step = (first[at] ?? 0) / (1 - 0.9 ** epoch) / (Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** epoch)) + 1e-8)
      weights[at] = weight - 0.05 * step
    })
  }
  return weights
}
