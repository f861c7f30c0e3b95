/** Where messages to other systems may go. */
import { describe, expect, it } from 'vitest'
import { addressFault, isInside } from '../../src/core/hooks/address.ts'

describe('an address to tell', () => {
  it.each(['https://oa.example.gov.cn/hook', 'https://8.8.8.8/', 'https://[2400:3200::1]:8443/x'])(
    'may be %s',
    (url) => {
      expect(addressFault(url, [])).toBeNull()
    },
  )

  it.each([
    ['http://oa.example.gov.cn/', 'scheme'],
    ['ftp://oa.example.gov.cn/', 'scheme'],
    ['http://127.0.0.1/', 'scheme'],
    ['https://127.0.0.1/', 'inside'],
    ['https://0x7f.1/', 'inside'],
    ['https://2130706433/', 'inside'],
    ['https://10.0.0.5/', 'inside'],
    ['https://172.31.255.1/', 'inside'],
    ['https://192.168.1.1/', 'inside'],
    ['https://169.254.169.254/latest/meta-data', 'inside'],
    ['https://100.64.0.1/', 'inside'],
    ['https://0.0.0.0/', 'inside'],
    ['https://[::1]/', 'inside'],
    ['https://[::ffff:10.0.0.1]/', 'inside'],
    ['https://[fd00::1]/', 'inside'],
    ['https://[fe80::1]/', 'inside'],
    ['https://[2002:0a00:0001::]/', 'inside'],
    ['https://[64:ff9b::a00:1]/', 'inside'],
    ['https://localhost/', 'inside'],
    ['https://LOCALHOST./', 'inside'],
    ['https://db.internal/', 'inside'],
    ['https://intranet/', 'inside'],
    ['https://user:pass@oa.example.gov.cn/', 'no-address'],
    ['oa.example.gov.cn', 'no-address'],
    [`https://oa.example.gov.cn/${'x'.repeat(500)}`, 'no-address'],
  ])('may not be %s', (url, fault) => {
    expect(addressFault(url, [])).toBe(fault)
  })

  it('may lie inside when the settings name it, over http on this machine only', () => {
    expect(addressFault('https://10.0.0.5/', ['10.0.0.5'])).toBeNull()
    expect(addressFault('http://127.0.0.1:9000/', ['127.0.0.1'])).toBeNull()
    expect(addressFault('http://10.0.0.5/', ['10.0.0.5'])).toBe('scheme')
    expect(addressFault('https://10.0.0.6/', ['10.0.0.5'])).toBe('inside')
  })

  it('is outside by its ranges’ borders', () => {
    for (const ip of [
      '9.255.255.255',
      '11.0.0.0',
      '172.15.0.1',
      '172.32.0.1',
      '100.63.0.1',
      '100.128.0.1',
      '223.5.5.5',
    ])
      expect(isInside(ip), ip).toBe(false)
  })
})
