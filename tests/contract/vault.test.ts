/** Both vaults seal the same values and refuse the same abuses; passwords are hashed and checked on either engine. */
import { describe, expect, it } from 'vitest'
import { argon2Hasher } from '../../src/adapters/crypto/argon2-hasher.ts'
import { createNodeVault } from '../../src/adapters/crypto/node-vault.ts'
import { scryptHasher } from '../../src/adapters/crypto/scrypt-hasher.ts'
import { fromBase64url, toBase64url } from '../../src/adapters/crypto/base64url.ts'
import { createVault } from '../../src/adapters/crypto/web-vault.ts'
import { CANARY } from './build.ts'
import { describeVault } from './describe-vault.ts'

describeVault('Web Crypto', createVault)
describeVault('node:crypto', createNodeVault)

describe('the two vaults', () => {
  const options = { dataKey: new Uint8Array(32).fill(3) }
  const [web, node] = [createVault(options), createNodeVault(options)]

  it('open what the other sealed', async () => {
    for (const text of ['', CANARY.words, '𠮷🙂\uFEFF', 'x'.repeat(70_000)]) {
      expect(await node.open(await web.seal(text, 'a:b:c'), 'a:b:c')).toBe(text)
      expect(await web.open(await node.seal(text, 'a:b:c'), 'a:b:c')).toBe(text)
    }
  })

  it('look up and hash alike', async () => {
    expect(await web.blindIndex(CANARY.phone, 'phone')).toBe(await node.blindIndex(CANARY.phone, 'phone'))
    expect(await web.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(await node.sha256('字')).toBe(await web.sha256('字'))
  })
})

describe('base64url', () => {
  it('agrees with Buffer', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = crypto.getRandomValues(new Uint8Array(length))
      const text = Buffer.from(bytes).toString('base64url')
      expect(toBase64url(bytes)).toBe(text)
      expect(fromBase64url(text)).toEqual(bytes)
    }
    expect([fromBase64url('a'), fromBase64url('ab=='), fromBase64url('a+b/'), fromBase64url('字字')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe.each([
  ['argon2', argon2Hasher(), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/],
  ['scrypt', scryptHasher(), /^\$scrypt\$ln=14,r=8,p=5\$/],
] as const)('passwords by %s', (_, hasher, form) => {
  it('are kept as a salted hash', async () => {
    const [one, two] = await Promise.all([hasher.hash('口令 Ａ1'), hasher.hash('口令 Ａ1')])
    expect(one).toMatch(form)
    expect(one).not.toBe(two)
    expect(await hasher.verify(one, '口令 A1')).toBe(true)
    expect(await hasher.verify(one, '口令 A2')).toBe(false)
    expect(await hasher.verify('', '口令 A1')).toBe(false)
    expect(await hasher.verify('$other$1', '口令 A1')).toBe(false)
  })
})
