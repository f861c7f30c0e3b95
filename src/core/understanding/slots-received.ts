// Assistance that the household says it already gets, as handbook slugs.

const RECEIVED: readonly [RegExp, string][] = [
  [
    /(?:吃|拿|领|享受|有|办了?|是)(?:着|了|的)?(?:是)?低保(?!吗|么|能|怎|多少)|低保(?:我们?|我家|家里|都|也|是|一直|早就)*(?:拿|吃|领|享受)(?:着|到|上|的(?=$|[,，。\s]))|低保(?:我们?|我家|家里|都|也|是|倒)*有(?:的|着)?(?=$|[,，。\s])|低保户|低保(?:这个月|还没到账|没到账|每月|一个?月|金)|(?:我|家)(?:里)?(?:是)?低保/,
    'dibao',
  ],
  [/低保边缘|边缘户|低边/, 'dibao-edge'],
  [/五保|特困(?:户|人员|供养)?/, 'tekun'],
  [/残疾(?:人)?(?:两项)?补贴|护理补贴|重残补贴/, 'disability-allowances'],
  [/尊老金|高龄(?:津贴|补贴)/, 'elderly-allowances'],
  [/(?:拿|领|有)(?:着|了|过)?临时救助/, 'temporary-aid'],
  [/孤儿(?:补贴|津贴|基本生活费)|困境儿童补贴/, 'orphans-children'],
  [/优抚|抚恤金|伤残军人/, 'veterans'],
  [/失业(?:保险)?金/, 'employment-aid'],
]
const ASKED =
  /(?:想|要|怎么|怎样|如何|能不能|可以|能|申请|想办|办理|咨询|问|没有?|没|不是|取消|停了?|被停)(?:[^,，。]{0,4})(?:低保|五保|特困|补贴|尊老金|临时救助|津贴|失业金)/

/** 护理补贴我们没拿 */
const NOT_GOT =
  /(?:低保|五保|补贴|津贴|尊老金|救助|失业金)[^,，。\s]{0,6}(?:没|不|未)(?:有|再|给|让)?(?:拿|领|吃|享受|发|批|到)/

/** Slugs of what is being received by the words said; an empty list says nothing. */
export function findReceived(text: string): string[] {
  const found = new Set<string>()
  for (const clause of text.split(/[,，。;；!！?？]/)) {
    // 护理补贴我们拿的 这个要写吗: what is asked stands behind.
    const told = /[吗么]$/.test(clause) ? clause.replace(/(?:^|\s)[^\s]*$/, '') : clause
    if (ASKED.test(told.replace(/不是(?:缺|要|没|为)钱/, '　　　　　')) || NOT_GOT.test(told)) continue
    for (const [pattern, slug] of RECEIVED) if (pattern.test(told)) found.add(slug)
  }
  if (found.has('dibao-edge')) found.delete('dibao')
  return [...found]
}
