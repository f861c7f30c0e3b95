/** Batches that wait at the same moment share one commit: a savepoint each, one fsync for all (design decision 4). */
import type { Database } from 'better-sqlite3'

/** Most batches in one commit, so that the first of a flood is not kept waiting by the last. */
const GROUP_LIMIT = 500

export interface CommitCounts {
  commits: number
  batches: number
}

export interface GroupCommit {
  /** Runs `work` inside a transaction; resolves when the commit is on disk. An error undoes this work only. */
  write<T>(work: () => T): Promise<T>
  counts: () => CommitCounts
  /** Commits what still waits. */
  flush: () => void
}

interface Job {
  work: () => unknown
  settle: (outcome: Outcome) => void
}

type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown }

export function groupCommit(db: Database, afterCommit: () => void): GroupCommit {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  const savepoint = db.prepare('SAVEPOINT batch')
  const undo = db.prepare('ROLLBACK TO batch')
  const release = db.prepare('RELEASE batch')
  const counts = { commits: 0, batches: 0 }
  let waiting: Job[] = []
  let scheduled = false

  function runOne(job: Job): Outcome {
    savepoint.run()
    try {
      const value = job.work()
      release.run()
      return { ok: true, value }
    } catch (error) {
      // A full disk or an I/O error ends the whole transaction by itself: nobody of the group may be told "stored".
      if (!db.inTransaction) throw error
      undo.run()
      release.run()
      return { ok: false, error }
    }
  }

  function runGroup(jobs: Job[]): Outcome[] {
    try {
      begin.run()
      const outcomes = jobs.map(runOne)
      commit.run()
      counts.commits += 1
      counts.batches += jobs.length
      return outcomes
    } catch (error) {
      if (db.inTransaction) rollback.run()
      return jobs.map(() => ({ ok: false, error }))
    }
  }

  function drain(): void {
    const jobs = waiting.splice(0, GROUP_LIMIT)
    if (jobs.length === 0) return
    const outcomes = runGroup(jobs)
    jobs.forEach((job, i) => job.settle(outcomes[i] ?? { ok: false, error: new Error('batch without outcome') }))
    afterCommit()
  }

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      drain()
      if (waiting.length > 0) schedule()
    })
  }

  return {
    write<T>(work: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const settle = (outcome: Outcome) => (outcome.ok ? resolve(outcome.value as T) : reject(outcome.error))
        waiting.push({ work, settle })
        schedule()
      })
    },
    counts: () => ({ ...counts }),
    flush() {
      while (waiting.length > 0) drain()
    },
  }
}
