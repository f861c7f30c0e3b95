/** Words for a save that came second. */
export const staleWords = {
  title: '别人刚改过。您写的都还在。',
  taken: (fields: string) => `您没动的，已换成新的：${fields}。`,
  clash: '两边都改了，选一个：',
  mine: '您写的',
  theirs: '别人写的',
  useTheirs: '用别人的',
  useMine: '留我的',
  removed: '（别人去掉了）',
  empty: '（空）',
  again: '再点一次“存”，就存在新的上面。',
  lookAgain: '别人先写了结果。您写的留在下面，可以抄进备注。',
} as const
