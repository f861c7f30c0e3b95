/** Words of the help beside a draft: quotations and ready replies. */
export const helpWords = {
  title: '帮写',
  handbook: '手册原文（按居民最后一句找）',
  noQuote: '手册里没找到对得上的。',
  basis: (source: string) => `依据：${source}`,
  use: '放进草稿',
  whole: '看全文',
  replies: '常用语',
  edit: '改常用语',
  open: (places: string) => `还要填：${places}`,
  places: (places: string) => `可以用的空：${places}。单子里没有的，发之前要自己填。`,
  nth: (n: number) => `第 ${n} 条`,
  name: '短名',
  text: '要说的话',
  remove: '去掉这条',
  add: '加一条',
  save: '存',
} as const
