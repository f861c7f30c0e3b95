/** The few sentences that stand around a quoted answer, in Chinese. */
export const answerMessages = {
  unknown: '这个我答不准，不乱说。可以请工作人员回答，也可以打12345。',
  outOfScope: '这件事可能不归社会救助管，我不乱说。打12345问该找哪个部门；要是因为这事过不下去，接着跟我说。',
  elsewhere: '我只查得到镇江的规定，外地的不乱说。请打那边的区号加12345问；人在镇江有难处，接着跟我说。',
  /** Before an answer, where the words named no danger and only their sound did: no figure, as in every lead. */
  perhapsDanger: '要是眼下有人有危险，先打报警、火警或急救电话。',
  aboutUs: '这要问工作人员，我说不准。可以请工作人员来回答，也可以打12345。',
  choose: '您想问哪一个？',
  /** No year in figures: it would be a number that no passage carries. */
  otherYear: '您问的那一年，手册里没有单独的规定。现在的规定是：',
  thatYear: '您问的那一年是这样，现在可能变了：',
  lapsed: '手册里的这项规定，有的已经到期。现在的以当地最新公布为准，请打12345问。',
  askTown: '各区县不一样。您在哪个镇（街道）？说了，我按您那里的答。',
  smalltalk: '我在。有难处，或想问政策，直接说就行。',
  human: '好，我请工作人员来和您说。急事打110、119、120。',
  emergency: (phones: string): string => `先保命，马上打${phones}。`,
} as const
