/** What is said on push channels about messages that cannot be read, and how such a message stands in the talk. */
import type { AttachmentRef } from '../core/reply.ts'
import type { Unfit } from '../ports/channel.ts'

/** The person's message as a worker reads it, where there are no words. */
export const unfitHeard: Readonly<Record<Unfit, string>> = {
  voice: '（发来一段语音）',
  video: '（发来一段视频）',
  sticker: '（发来一个表情）',
  document: '（发来一个文件）',
  'too-big': '（发来一个太大的文件）',
  position: '（发来位置）',
  edited: '（改了前面的一句话）',
  other: '（发来一条看不了的消息）',
}

export const unfitTold: Readonly<Record<Unfit, string>> = {
  voice: '语音我还听不了。请您打字说，手机键盘上的话筒也能把话变成字。不方便打字，就打12345。',
  video: '视频我看不了。请您打字说，或者发照片。',
  sticker: '我只看得懂文字和照片。有什么事，请您打字说。',
  document: '这个文件我打不开。请您拍成照片发来，或者打字说。',
  'too-big': '这个太大，没收到。照片请重新拍一张发来，也可以打字说。',
  position: '位置记下了，工作人员看得到。请您再打字说一下：在哪个镇（街道）、哪个村或小区？',
  edited: '改过的话我看不到。请您把改好的话再发一遍。',
  other: '这条我看不了。请您打字说，或者发照片。',
}

/** A message that could not be worked on although its words are kept. */
export const failedTold = '这句话我没办好，但已经存下，工作人员看得到。请您换个说法再发一次。急事请直接打电话。'
export const photoLost = '刚才的照片没收到。请您再发一次，或者打字说。'
export const photoNotPicture = '刚才发来的不是照片，我打不开。请您拍照发来，或者打字说。'
export const helpPhone = { number: '12345', label: '政务服务热线' }

/** To the desk: the words reached nobody, so somebody has to call. */
export const undelivered = (town: string | null, number: string | null): string =>
  ['回复没送到，请打电话联系', town, number].filter(Boolean).join(' · ')
export const undeliveredFile = (town: string | null, number: string | null): string =>
  ['文件没送到，请打电话联系', town, number].filter(Boolean).join(' · ')

/** A worker's file without words of its own, as the resident is told of it. */
export const filesSent = (files: readonly Pick<AttachmentRef, 'kind'>[]): string =>
  files.every(({ kind }) => kind.startsWith('image/')) ? '发来一张照片。' : '发来一份文件。'

/** What a channel says that cannot carry the file itself. */
export const fileByLink = (url: string, hours: number): string =>
  `文件请点这里打开（${hours}小时内有效，别转给别人）：${url}`
