/** Safe mode against a second implementation (node:crypto, in tests/support/fake-wechat.ts). */
import { describe, expect, it } from 'vitest'
import { sameSignature, sign, wechatCipher } from '../../../src/adapters/wechat/crypt.ts'
import { readXml, writeXml } from '../../../src/adapters/wechat/xml.ts'
import { openAnswer, sealedPush, type WechatAccount } from '../../support/fake-wechat.ts'

const ACCOUNT: WechatAccount = {
  appId: 'wx0000000000000001',
  token: 'only-for-tests',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  seconds: () => 1_795_000_000,
}

describe('the signature', () => {
  it('sorts before it joins', async () => {
    // printf 123abcdef | sha1sum
    expect(await sign('def', '123', 'abc')).toBe('ce791127cf84307aa59d7a8ba8829f00d5d91570')
    expect(await sign('abc', 'def', '123')).toBe('ce791127cf84307aa59d7a8ba8829f00d5d91570')
  })

  it('is compared as a whole', () => {
    expect(sameSignature('abc', 'abc')).toBe(true)
    for (const wrong of ['', 'ab', 'abcd', 'abd']) expect(sameSignature(wrong, 'abc')).toBe(false)
  })
})

describe('sealed words', () => {
  const cipher = wechatCipher(ACCOUNT.aesKey, ACCOUNT.appId)

  // Every length up to two blocks of padding, so that each size of padding occurs.
  it('open whatever their length', async () => {
    for (let length = 0; length <= 64; length += 1) {
      const words = `<xml>${'字'.repeat(length)}</xml>`
      const { body } = sealedPush(ACCOUNT, words)
      expect(await cipher.open(readXml(body)?.['Encrypt'] ?? '')).toBe(words)
    }
  })

  it('are opened by WeChat in turn', async () => {
    for (const words of ['', 'a', '着火了'.repeat(100)]) {
      const encrypt = await cipher.seal(words)
      const signature = await sign(ACCOUNT.token, '1', '2', encrypt)
      const xml = writeXml({ Encrypt: encrypt, MsgSignature: signature, TimeStamp: 1, Nonce: '2' })
      expect(openAnswer(ACCOUNT, xml)).toBe(words)
    }
  })

  it('stay shut when they are broken or for another account', async () => {
    const good = readXml(sealedPush(ACCOUNT, '<xml></xml>').body)?.['Encrypt'] ?? ''
    const other = readXml(sealedPush({ ...ACCOUNT, appId: 'wx-another' }, '<xml></xml>').body)?.['Encrypt'] ?? ''
    for (const sealed of [
      other,
      good.slice(0, -8),
      `${good.startsWith('A') ? 'B' : 'A'}${good.slice(1)}`,
      '',
      '!!!',
      'AAAA',
      'A'.repeat(64),
    ])
      expect(await cipher.open(sealed)).toBeNull()
  })

  it('need a whole key', () => {
    expect(() => wechatCipher('short', 'wx1')).toThrow(TypeError)
  })
})
