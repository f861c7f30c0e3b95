/** What is said about photos and papers that residents send, and that are sent to them. */
export const fileWords = {
  file: '您传的文件',
  refused: {
    unknown: '这种文件打不开。拍张照片就行；文件请发PDF。',
    heic: '这张照片是HEIC格式，读不了。苹果手机请到“设置、相机、格式”选“兼容性最佳”再拍张照片；或者截一张屏发来。',
    'too-large': '这张太大，这里放不下。拍小一点，或截一张屏发来。',
  },
  tooFast: (seconds: number) => `现在发得太快，等${seconds}秒再发。急事别等，直接打110、119、120。`,
  tooLarge: '照片太大，最大8兆。换一张小的。',
} as const

/** The page behind the address of a file, for channels that cannot carry one. */
export const filePage = {
  title: '给您的文件',
  from: (office: string) => `${office}的工作人员发给您的。`,
  open: (kb: number) => `打开文件（${kb} KB）`,
  over: '这个链接不能用了：过了两天，或者抄漏了字。请在微信里跟工作人员说一声，再发一次。',
  lines: ['微信里点了没反应：点右上角“…”，选“在浏览器打开”。', '链接两天内有效。别转给别人，谁有链接谁就能打开。'],
} as const
