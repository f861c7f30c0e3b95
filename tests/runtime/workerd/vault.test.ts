/** The small parts that the worker uses, inside workerd. */
import { describe, expect, it } from 'vitest'
import { scryptHasher } from '../../../src/adapters/crypto/scrypt-hasher.ts'
import { createVault } from '../../../src/adapters/crypto/web-vault.ts'
import { inProcessBell } from '../../../src/adapters/system/bell.ts'
import { systemClock } from '../../../src/adapters/system/clock.ts'
import { timeSortedIds } from '../../../src/adapters/system/ids.ts'
import { describeVault } from '../../contract/describe-vault.ts'

describeVault('Web Crypto in workerd', createVault)

describe('in workerd', () => {
  it('passwords are hashed by scrypt', async () => {
    const hasher = scryptHasher()
    const hash = await hasher.hash('口令 A1')
    expect(await hasher.verify(hash, '口令 A1')).toBe(true)
    expect(await hasher.verify(hash, '口令 A2')).toBe(false)
  })

  it('opens what Node sealed', async () => {
    const vault = createVault({ dataKey: new Uint8Array(32).fill(7) })
    const sealed = 'Ab0Swrg_LTnotXm956tDDiRDpKMwVBD0RfX3Me1VUpi8u2cgW_Bi2Lq635Zl'
    expect(await vault.open(sealed, 'events:body:c_1:1')).toBe('家里着火')
  })

  it('ids sort and the bell rings', async () => {
    const ids = timeSortedIds(systemClock())
    const made = Array.from({ length: 50 }, () => ids.next('c'))
    expect(made).toEqual(made.toSorted())
    const bell = inProcessBell()
    const wait = bell.wait('a', 5000)
    bell.ring('a')
    await wait
  })
})
