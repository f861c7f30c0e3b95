/** Whether two addresses are one: for the hint that somebody from this house has asked already, never for merging. */

const NOISE = /[\s，,。、（）()\-—]|江苏省|镇江市|丹阳市|句容市|扬中市|丹徒区|京口区|润州区|镇江新区/g
/** A town alone says nothing; this much must stand behind it. */
const LEAST = 3

/** What is left of an address when counties and marks are taken away. */
export function addressKey(address: string, town: string | null): string {
  const plain = address.replaceAll(NOISE, '')
  return town !== null && plain.startsWith(town) ? plain.slice(town.length) : plain
}

/** One of the two may be told more closely than the other: 云阳桥社区 and 云阳桥社区3组12号. */
export function isSameAddress(a: string, b: string, town: string | null): boolean {
  const [first, second] = [addressKey(a, town), addressKey(b, town)]
  if (first.length < LEAST || second.length < LEAST) return false
  return (
    first === second || (/\d/.test(first) && /\d/.test(second) && (first.includes(second) || second.includes(first)))
  )
}
