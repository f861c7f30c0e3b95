/** Words to residents from the desk: short sentences, no office words (ux.md §1 principle 6, checks 49 and 50). */
import { expect, it } from 'vitest'
import { notices, statusNotices } from '../../src/content/desk-messages.zh-CN.ts'

const texts = [...Object.values(notices), ...Object.values(statusNotices)]

it.each(texts)('%s', (text) => {
  expect(text).not.toMatch(/提交|受理|流程|系统|上传|材料清单|抱歉|一定|可以领/)
  expect(text.match(/请/g)?.length ?? 0).toBeLessThanOrEqual(1)
  // The sentence with the article of the law is the one of ux.md §4.2 itself.
  for (const sentence of text.split(/[。？！]/).filter((part) => !part.includes('复议'))) {
    expect([...sentence.replaceAll(/\{\w+\}/g, '某某镇')].length).toBeLessThanOrEqual(25)
  }
})
