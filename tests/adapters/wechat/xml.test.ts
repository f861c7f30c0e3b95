/** WeChat's XML read strictly: its own shapes, and nothing that XML could do besides. */
import { describe, expect, it } from 'vitest'
import { readXml, writeXml } from '../../../src/adapters/wechat/xml.ts'

describe('reading', () => {
  it('takes a message as WeChat sends it', () => {
    expect(
      readXml(
        `<xml>\n  <ToUserName><![CDATA[gh_1]]></ToUserName>\n<CreateTime>1348831860</CreateTime><Content><![CDATA[<着火> & "了"\n快来]]></Content></xml>\n`,
      ),
    ).toEqual({ ToUserName: 'gh_1', CreateTime: '1348831860', Content: '<着火> & "了"\n快来' })
  })

  it('passes over what some events nest', () => {
    const nested = '<xml><Event>x</Event><Info><Count>1</Count><List><item><a>b</a></item></List></Info><Key/></xml>'
    expect(readXml(nested)).toEqual({ Event: 'x', Info: '', Key: '' })
  })

  it('takes a declaration, and the five names of characters', () => {
    expect(readXml('<?xml version="1.0"?><xml><Content>a &lt;&amp;&gt; b</Content></xml>')).toEqual({
      Content: 'a <&> b',
    })
  })

  it.each([
    ['a DTD', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><Content>x</Content></xml>'],
    ['an entity of its own', '<xml><Content>&a;</Content></xml>'],
    ['a character by number', '<xml><Content>&#65;</Content></xml>'],
    ['a comment', '<xml><!-- x --><Content>x</Content></xml>'],
    ['an attribute', '<xml a="b"><Content>x</Content></xml>'],
    ['a processing instruction inside', '<xml><?php x ?></xml>'],
    ['another root', '<html><Content>x</Content></html>'],
    ['two roots', '<xml></xml><xml></xml>'],
    ['an end that does not fit', '<xml><Content>x</Contents></xml>'],
    ['an open end', '<xml><Content>x</Content>'],
    ['an open CDATA', '<xml><Content><![CDATA[x</Content></xml>'],
    ['a field twice', '<xml><MsgId>1</MsgId><MsgId>2</MsgId></xml>'],
    ['words beside the fields', '<xml>x<Content>y</Content></xml>'],
    ['words behind', '<xml></xml>x'],
    ['depth without end', `<xml>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</xml>`],
    ['nothing', ''],
    ['JSON', '{"Content":"x"}'],
  ])('refuses %s', (_, text) => {
    expect(readXml(text)).toBeNull()
  })

  it('is not led astray by names of objects', () => {
    expect(readXml('<xml><__proto__>x</__proto__><constructor>y</constructor></xml>')?.['constructor']).toBe('y')
  })
})

describe('writing', () => {
  it('is read back as it was', () => {
    const fields = { Content: '一]]>二 <b>&', CreateTime: 1348831860 }
    expect(readXml(writeXml(fields))).toEqual({ Content: '一]]>二 <b>&', CreateTime: '1348831860' })
  })
})
