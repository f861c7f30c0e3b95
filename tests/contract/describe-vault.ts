/** What every vault promises, whatever engine it runs on. */
import { describe, expect, it } from 'vitest'
import type { ByteVault, VaultOptions } from '../../src/adapters/crypto/sealing.ts'
import { CANARY } from './build.ts'

export function describeVault(name: string, make: (options: VaultOptions) => ByteVault): void {
  const key = (fill: number) => new Uint8Array(32).fill(fill)

  describe(`vault by ${name}`, () => {
    const vault = make({ dataKey: key(1) })

    it('seals text that nobody reads, each time differently', async () => {
      const [one, two] = await Promise.all([vault.seal(CANARY.words, 'a'), vault.seal(CANARY.words, 'a')])
      expect(one).toMatch(/^[\w-]+$/)
      expect(one).not.toBe(two)
      expect(await vault.open(one, 'a')).toBe(CANARY.words)
    })

    it('opens nothing in another context', async () => {
      const sealed = await vault.seal(CANARY.words, 'events:body:c_1:1')
      for (const context of ['events:body:c_1:2', 'gaps:question:c_1:1', '']) {
        await expect(vault.open(sealed, context)).rejects.toMatchObject({ name: 'UnsealError', code: 'refused' })
      }
    })

    it('opens nothing that was changed by one bit', async () => {
      const sealed = await vault.sealBytes(new TextEncoder().encode(CANARY.phone), 'a')
      for (let at = 0; at < sealed.length; at++) {
        const changed = sealed.slice()
        changed[at] = (changed[at] ?? 0) ^ 1
        await expect(vault.openBytes(changed, 'a')).rejects.toMatchObject({ name: 'UnsealError' })
      }
      await expect(vault.openBytes(sealed.slice(0, -1), 'a')).rejects.toMatchObject({ code: 'refused' })
      await expect(vault.openBytes(sealed.slice(0, 20), 'a')).rejects.toMatchObject({ code: 'format' })
    })

    it('says why in one word and nothing of the value', async () => {
      const error = await vault.open(CANARY.words, CANARY.phone).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'UnsealError', code: 'format', message: 'sealed value: format' })
      expect(error).not.toHaveProperty('cause')
    })

    it('opens what an earlier key sealed, and seals under the new one', async () => {
      const old = await vault.seal('旧', 'a')
      const renewed = make({ dataKey: key(2), formerKeys: [key(1)] })
      expect(await renewed.open(old, 'a')).toBe('旧')
      await expect(vault.open(await renewed.seal('新', 'a'), 'a')).rejects.toMatchObject({ code: 'unknown-key' })
    })

    it('looks up by an index that differs by purpose and key', async () => {
      const index = await vault.blindIndex(CANARY.phone, 'phone')
      expect(index).toMatch(/^[\w-]{22}$/)
      expect(await vault.blindIndex(CANARY.phone, 'phone')).toBe(index)
      expect(await vault.blindIndex(CANARY.phone, 'address')).not.toBe(index)
      expect(await make({ dataKey: key(2) }).blindIndex(CANARY.phone, 'phone')).not.toBe(index)
    })

    it('takes no short key', () => {
      expect(() => make({ dataKey: new Uint8Array(16) })).toThrow('32 bytes')
    })
  })
}
