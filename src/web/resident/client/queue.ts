/** Messages on their way: kept in IndexedDB until the server has them, sent one after the other, each once by its id. */
import { isQuiet } from './dom.ts'

export interface Entry {
  clientId: string
  /** Fields of the form, as they would be posted. */
  fields: [name: string, value: string][]
  /** What the bubble shows meanwhile. */
  shown: string
  pressed: boolean
  at: number
}

const NAME = 'wl'
const STORE = 'queue'

/** Entries in the order of writing. Memory is the truth of this page; the database is for the next one. */
export const waiting: Entry[] = []

let opened: Promise<IDBDatabase | null> | null = null

function database(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1)
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE, { keyPath: 'clientId' }))
      request.addEventListener('success', () => resolve(request.result))
      for (const end of ['error', 'blocked']) request.addEventListener(end, () => resolve(null))
    } catch (error) {
      console.warn('warmline', error)
      resolve(null)
    }
  })
  return opened
}

async function inStore<T>(work: (store: IDBObjectStore) => IDBRequest<T>, mode: IDBTransactionMode): Promise<T | null> {
  const db = await database()
  if (db === null) return null
  return new Promise((resolve) => {
    const request = work(db.transaction(STORE, mode).objectStore(STORE))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => resolve(null))
  })
}

export function add(entry: Entry): void {
  waiting.push(entry)
  if (!isQuiet()) void inStore((store) => store.put(entry), 'readwrite')
}

export function remove(clientId: string): void {
  const index = waiting.findIndex((entry) => entry.clientId === clientId)
  if (index >= 0) waiting.splice(index, 1)
  void inStore((store) => store.delete(clientId), 'readwrite')
}

/** What an earlier page left, oldest first. */
export async function restore(): Promise<Entry[]> {
  const kept = (await inStore<Entry[]>((store) => store.getAll() as IDBRequest<Entry[]>, 'readonly')) ?? []
  const left = kept.filter(({ clientId }) => waiting.every((entry) => entry.clientId !== clientId))
  left.sort((a, b) => a.at - b.at)
  waiting.unshift(...left)
  return left
}

/** Drops the database of this device; what this page still sends stays in its memory. */
export async function forget(): Promise<void> {
  // Let go of before it is closed: whatever comes meanwhile opens its own instead of writing into a closing one.
  const closing = database()
  opened = null
  const db = await closing
  db?.close()
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(NAME)
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve())
  })
}
