/** What was acknowledged is there after kill -9, whole, and the audit chain goes on. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { storeOn, tempStore } from './temp-store.ts'

const WRITER = fileURLToPath(new URL('crash-writer.ts', import.meta.url))
const KILLS = 4

/** Lets a writer run for `ms` after its first acknowledgement; answers the ids it acknowledged. */
async function writeAndKill(file: string, run: number, ms: number): Promise<string[]> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, file, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  writer.stdout.on('data', (chunk: Buffer) => {
    if (told === '') setTimeout(() => writer.kill('SIGKILL'), ms)
    told += chunk.toString()
  })
  await new Promise((resolve) => writer.on('close', resolve))
  return told.split('\n').slice(0, -1)
}

it('keeps every acknowledged turn through kill -9', async () => {
  const temp = tempStore()
  temp.sqlite.close()
  const acked: string[] = []
  for (let run = 0; run < KILLS; run++) acked.push(...(await writeAndKill(temp.file, run, 40 + 60 * run)))
  const { store, sqlite } = storeOn(temp.file)
  await store.ready()
  expect(acked.length).toBeGreaterThan(KILLS)
  const stored = sqlite.connection.prepare('SELECT id FROM conversations').pluck().all()
  expect(new Set(stored)).toEqual(new Set([...acked, ...stored]))
  const halves = 'SELECT id FROM conversations c WHERE (SELECT count(*) FROM events WHERE conversation_id = c.id) <> 2'
  expect(sqlite.connection.prepare(halves).all()).toEqual([])
  expect(await store.staff.verifyAudit()).toEqual({ ok: true, rows: stored.length })
  sqlite.close()
  temp.close()
}, 60_000)
