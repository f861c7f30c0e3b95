/** The figures as Prometheus reads them: text format 0.0.4. */
import { describe, expect, it } from 'vitest'
import { metricsRegistry } from '../../src/adapters/system/metrics.ts'

describe('the page of figures', () => {
  it('counts by labels, and names help and type once', () => {
    const metrics = metricsRegistry()
    metrics.add('warmline_messages_total', { channel: 'web', outcome: 'danger' })
    metrics.add('warmline_messages_total', { channel: 'web', outcome: 'danger' }, 2)
    metrics.add('warmline_messages_total', { channel: 'wechat', outcome: 'talk' })
    const lines = metrics.text().split('\n')
    expect(lines).toContain('warmline_messages_total{channel="web",outcome="danger"} 3')
    expect(lines).toContain('warmline_messages_total{channel="wechat",outcome="talk"} 1')
    expect(lines.filter((line) => line === '# TYPE warmline_messages_total counter')).toHaveLength(1)
    expect(metrics.text().endsWith('\n')).toBe(true)
  })

  it('puts a timing into every bucket it fits', () => {
    const metrics = metricsRegistry()
    metrics.observe('warmline_turn_seconds', 0.03, { channel: 'web' })
    metrics.observe('warmline_turn_seconds', 20, { channel: 'web' })
    const text = metrics.text()
    expect(text).toContain('warmline_turn_seconds_bucket{channel="web",le="0.025"} 0')
    expect(text).toContain('warmline_turn_seconds_bucket{channel="web",le="0.05"} 1')
    expect(text).toContain('warmline_turn_seconds_bucket{channel="web",le="10"} 1')
    expect(text).toContain('warmline_turn_seconds_bucket{channel="web",le="+Inf"} 2')
    expect(text).toContain('warmline_turn_seconds_count{channel="web"} 2')
    expect(text).toContain('warmline_turn_seconds_sum{channel="web"} 20.03')
  })

  it('escapes labels and shows readings', () => {
    const values = [{ labels: { version: 'a"b\\c\nd' }, value: 1 }]
    expect(metricsRegistry().text([{ name: 'warmline_info', help: 'x', kind: 'gauge', values }])).toBe(
      '# HELP warmline_info x\n# TYPE warmline_info gauge\nwarmline_info{version="a\\"b\\\\c\\nd"} 1\n',
    )
  })

  it('does not grow without end', () => {
    const metrics = metricsRegistry()
    for (let index = 0; index < 2_000; index += 1)
      metrics.add('warmline_http_requests_total', { method: 'GET', route: `/x/${index}`, status: '200' })
    const lines = metrics.text().split('\n')
    expect(lines.length).toBeLessThan(520)
    expect(lines).toContain('warmline_http_requests_total{overflow="true"} 1500')
  })
})
