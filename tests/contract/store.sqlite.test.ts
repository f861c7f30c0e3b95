/** The contract on a real SQLite file. */
import { describeStore } from './describe-store.ts'
import { tempStore } from './temp-store.ts'

describeStore('SQLite', async () => {
  const temp = tempStore()
  return { store: temp.store, d1: temp.sqlite.d1, close: () => temp.close() }
})
