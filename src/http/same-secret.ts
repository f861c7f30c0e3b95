/** Compares a given secret with the right one without telling by its time how much was right. */

export function sameSecret(given: string, secret: string): boolean {
  const [a, b] = [new TextEncoder().encode(given), new TextEncoder().encode(secret)]
  let different = a.length ^ b.length
  for (let index = 0; index < b.length; index += 1) different |= (a[index] ?? 0) ^ (b[index] ?? 0)
  return different === 0 && secret.length > 0
}
