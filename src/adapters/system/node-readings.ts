/** What a Node process knows of itself, as readings for `/metrics`. */
import type { Reading } from '../../ports/metrics.ts'

export function nodeReadings(commits: { commits: number; batches: number }): Reading[] {
  const { rss, heapUsed, external } = process.memoryUsage()
  return [
    reading('process_resident_memory_bytes', 'Memory of the process.', 'gauge', rss),
    reading('nodejs_heap_size_used_bytes', 'Used part of the heap.', 'gauge', heapUsed),
    reading('nodejs_external_memory_bytes', 'Memory outside of the heap.', 'gauge', external),
    reading('process_uptime_seconds', 'Since the start.', 'gauge', Math.round(process.uptime())),
    reading('warmline_commits_total', 'Commits to the database since the start.', 'counter', commits.commits),
    reading('warmline_batches_total', 'Batches that shared those commits.', 'counter', commits.batches),
  ]
}

function reading(name: string, help: string, kind: Reading['kind'], value: number): Reading {
  return { name, help, kind, values: [{ value }] }
}
