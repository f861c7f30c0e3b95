/** Writes turns as fast as it can and prints the id of each that was acknowledged, until it is killed. */
import { writeSync } from 'node:fs'
import { aHead, aTurn, said } from './build.ts'
import { storeOn } from './temp-store.ts'

const { store } = storeOn(process.argv[2] ?? '')
const run = process.argv[3] ?? '0'

async function writeForEver(writer: number): Promise<never> {
  for (let i = 0; ; i++) {
    const head = aHead({ id: `c_${run}_${writer}_${i}` })
    const audit = [{ at: head.createdAt, actor: 'test', action: 'wrote', target: head.id, detail: '' }]
    const outcome = await store.conversations.append(aTurn(head, [said(), said()], { audit }))
    if (outcome !== 'stored') throw new Error(outcome)
    writeSync(1, `${head.id}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => writeForEver(writer)))
