/** Replies that the product comes with, until the office writes its own. */
import type { CannedReply } from '../core/canned-replies.ts'

export const STARTING_REPLIES: readonly CannedReply[] = [
  { id: 'hello', title: '接上了', text: '您好，我是{工号}号工作人员。您说的我都看了，不用再讲一遍。' },
  { id: 'wait', title: '稍等', text: '好，我去问一下，十分钟内回您。您先忙，别关这一页。' },
  { id: 'call', title: '给您打电话', text: '我现在打给您，来电是座机。不方便接，就回“别打”。' },
  { id: 'missed', title: '没打通', text: '刚才打了一次，没打通。什么时候方便接？在这里说也行。' },
  { id: 'tonight', title: '今晚的住处', text: '今晚先安排住和吃，镇里的人最晚{最晚}到。要是更难了，马上说。' },
  { id: 'danger', title: '先打电话', text: '现在有危险，先打110、119、120，再回我。' },
  { id: 'papers-later', title: '材料以后补', text: '先办急的，材料以后补。现在只要您人在、话说清楚就行。' },
  { id: 'photo', title: '要张照片', text: '方便的话拍一张单据或现场发来，没有也能办。' },
  { id: 'number', title: '编号', text: '您的编号是{编号}，凭编号和电话随时能查。' },
  { id: 'town', title: '转到镇里', text: '这件事由{镇}办，说过的都转过去了，不用再说。' },
  { id: 'no-fee', title: '不收钱', text: '办救助不收钱。谁要您转账、要验证码，都是骗子，别信。' },
  { id: 'bye', title: '先到这里', text: '先到这里。没解决，或者又难了，随时在这里说。' },
]
