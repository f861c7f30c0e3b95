/** What stands below the words of a message: phones to call, and the keys that were offered. */
import type { Message } from '../types.ts'
import { talk } from '../words.ts'

export function PhoneLine({ phones }: { phones: Message['phones'] }) {
  if (!phones || phones.length === 0) return null
  return (
    <p className="small">
      {talk.phones}：{phones.map(({ number, label }) => `${number} ${label}`).join('、')}
    </p>
  )
}

export function KeyLine({ choices }: { choices: Message['choices'] }) {
  if (!choices || choices.length === 0) return null
  return (
    <p className="small choices">
      {choices.map(({ id, label }) => (
        <span key={id}>{label}</span>
      ))}
    </p>
  )
}
