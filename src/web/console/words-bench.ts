/** Words of the bench's questions, of articles that take each other's questions, and of groups of gaps put together by hand. */

export const questionWords = {
  title: '测评题库',
  open: '题库：看、加、改、停用',
  back: '回测评',
  hint: '标好该由哪篇回答的问题。测评时一句一句去问，对不对由这里说了算。',
  search: '找问题、文章',
  show: { on: '在用', off: '停用的', all: '全部' },
  shown: (n: number, of: number) => `${n} 题，共 ${of} 题`,
  add: '加一题',
  edit: '改',
  retire: '停用',
  restore: '恢复',
  columns: { question: '问题', slug: '该由哪篇', also: '也算对', by: '谁改的', keys: '' },
  ask: '居民的问法（不写姓名、号码）',
  slug: '该由哪篇回答',
  also: '也算对的（可不选）',
  none: '不该答（不是救助的事）',
  save: '存',
  added: '加好了，下次测评就会问。',
  saved: '改好了。',
  retired: '停用了，测评不再问。',
  restored: '恢复了。',
  cannot: '您可以看，不能改。',
  missing: '问题和文章都要写。',
  empty: '没有这样的题。',
} as const

export const confusionWords = {
  title: '互相抢问题的文章',
  hint: '本该由一篇回答，却是另一篇排在最前。改法：给被抢的那篇加问法，或把两篇的标题、例问写得更不一样。',
  none: '没有哪两篇抢问题。',
  count: (n: number) => `${n} 题`,
  stolen: (from: string, by: string) => `该是 ${from}，给了 ${by}`,
} as const

export const joinWords = {
  join: '并到一起',
  title: '把另一组并进来',
  hint: '意思一样、说法差得远的，机器分成了两组：在这里并成一组，一起处理。随时能拆开。',
  pick: '哪一组',
  missing: '选一组。',
  go: '并进来',
  done: '并好了。',
  joined: '人工并进来的：',
  part: '拆开',
  parted: '拆开了。',
  count: (n: number) => `${n} 次`,
} as const
