// Parts of the day and times on the clock, as seconds from the midnight that opens the named day.
import { NUMBER, parseNumber } from '../numerals.ts'

export interface Clock {
  from: number
  to: number
  precision: 'minute' | 'hour' | 'part'
  index: number
  end: number
  /** Said with a part of the day (晚上九点); without one the nearest past hour is meant. */
  part: string | null
}

const at = (hour: number, minute = 0, second = 0): number => hour * 3600 + minute * 60 + second

interface Part {
  key: string
  words: string
  from: number
  to: number
}

// Where speakers differ about the edges (上午 from 6, 8 or 9), the hours that all of them mean are kept.
// Hours beyond 24 belong to the night that starts on the named day.
const PARTS: readonly Part[] = [
  { key: 'late-night', words: '后半夜|下半夜|后夜', from: at(25), to: at(28, 59, 59) },
  { key: 'early-night', words: '前半夜|上半夜|头半夜', from: at(20), to: at(23, 59, 59) },
  { key: 'midnight', words: '半夜三更|三更半夜|大半夜|深更半夜|半夜里?|子时', from: at(24), to: at(25, 59, 59) },
  { key: 'deep-night', words: '深夜', from: at(23), to: at(24, 59, 59) },
  {
    key: 'dawn',
    words:
      '天还?没亮|天不亮|天快亮|天(?:蒙蒙|麻麻|麻糊|将将|才)亮|天(?:擦|放|麻)亮|麻花亮|麻麻亮|蒙蒙亮|东方发白|鸡叫|五更',
    from: at(5),
    to: at(5, 59, 59),
  },
  { key: 'sunrise', words: '天刚?亮|天一亮', from: at(5, 30), to: at(6, 29, 59) },
  { key: 'small-hours', words: '凌晨|拂晓', from: at(1), to: at(4, 59, 59) },
  {
    key: 'breakfast',
    words: '吃?早饭(?:时候?|后|前|辰光|的时候)?(?![还都也没钱怎不呢有吃])',
    from: at(6, 30),
    to: at(7, 59, 59),
  },
  {
    key: 'noon-meal',
    words: '吃?(?:中饭|午饭|中午饭)(?:时候?|后|前|辰光|的时候)?(?![还都也没钱怎不呢有吃])',
    from: at(11, 30),
    to: at(12, 59, 59),
  },
  {
    key: 'supper',
    words: '吃?(?:过)?(?:晚饭|夜饭)(?:时候?|后|辰光|的时候)?(?![还都也没钱怎不呢有吃])',
    from: at(18),
    to: at(18, 59, 59),
  },
  {
    key: 'morning',
    words:
      '清早八早|一大清早|大清早|清早|一大早|一早|早上头?|早晨|早起|早更|早间|早浪|早头|清晨|早饭前|晨|早(?![已就先晚日产了期恋点餐饭退泄])',
    from: at(5),
    to: at(9, 0, 59),
  },
  { key: 'forenoon', words: '上午|上昼|上半天|上半日|午前', from: at(9), to: at(10, 59, 59) },
  { key: 'noon', words: '中午头?|正午|晌午|中上|中浪|大中午|中郎|午间', from: at(12), to: at(12, 59, 59) },
  { key: 'dusk-work', words: '(?<!几点钟?|没|不|时候)(?:放学|下班)', from: at(16, 30), to: at(17, 59, 59) },
  {
    key: 'evening-edge',
    words: '天擦黑|擦黑|天刚?黑|断黑|傍黑|天快黑|天要黑|太阳落山|日落',
    from: at(17),
    to: at(18, 29, 59),
  },
  { key: 'dusk', words: '傍晚|黄昏|下晚|傍夜|挨晚', from: at(16, 30), to: at(19, 30, 59) },
  { key: 'afternoon', words: '下午|下昼|午后|下半天|下半日|后半天', from: at(13), to: at(16, 59, 59) },
  {
    key: 'night',
    words: '夜里头?|夜头|夜间|夜浪|黑夜|黑里|黑了|夜来|夜(?!班|校|宵|市)',
    from: at(22),
    to: at(27, 59, 59),
  },
  {
    key: 'evening',
    words: '大?晚上头?|晚间|夜晚|晚头|晚夕|晚(?!了|饭|点|年|期|辈|婚|报|上学)',
    from: at(18),
    to: at(23, 59, 59),
  },
  { key: 'daytime', words: '大?白天|白日|日里', from: at(9), to: at(16, 59, 59) },
]

const PART = new RegExp(PARTS.map((part) => `(${part.words.replace(/\((?!\?)/g, '(?:')})`).join('|'), 'g')
const HOUR = '(\\d{1,2}|十[一二三四五六七八九]?|二十[一二三四]?|[零〇一二两三四五六七八九])'
const BEFORE_HOUR =
  '(?:大概|大约|约摸?|好像|可能|差不多|将近|不到|快|刚过|刚到|才|是|的|,|，|\\s|左右|那|在|估计|应该|里|头|到|也就)*'
const CLOCK = new RegExp(
  `(差(?:(?:${NUMBER})分|一刻)(?:钟)?(?:到|就)?\\s*)?${HOUR}(?:[:](\\d{2})(?!\\d)|\\s*(?:点|时(?!候|间))(?:钟|整)?(?:过)?(半|一刻|三刻|(?:${NUMBER}|零${NUMBER})分?)?(差(?:(?:${NUMBER})分|一刻))?)(来钟|多钟?|几分|出头|刚过|过后|过一?点|不到|左右|上下|光景|前后|的样子|把钟|样子|整|许|钟左右)?`,
)
const NOT_CLOCK =
  /^(?:建议|要求|意见|困难|问题|儿|点|希望|钱|办法|没|不|吃|水|东西|事|药|能|好|小|伤|粥|米|关系|担心|什么|力气|准备)/
/** 一点就好, 一点都没有: a little, never one o'clock. */
const A_LITTLE = /^(?:都|也|就)/

interface Reading {
  hour: number
  /** The earlier of two hours: 两三点. */
  earlier?: number
  minute: number | null
  fuzz: string
  index: number
  length: number
  colon: boolean
}

function minutesOf(source: string | undefined): number | null {
  if (source === undefined) return null
  if (source === '半') return 30
  if (source === '一刻') return 15
  if (source === '三刻') return 45
  const value = parseNumber(source.replace(/分$/, '').replace(/^零(?=.)/, ''))
  return value !== null && Number.isInteger(value) && value < 60 ? value : null
}

function readClock(text: string, from: number): Reading | null {
  const found = CLOCK.exec(text.slice(from))
  if (found === null) return null
  const index = from + found.index
  const hour = parseNumber(found[2] ?? '')
  const after = text.slice(index + found[0].length)
  if (
    hour === null ||
    hour > 24 ||
    (found[3] === undefined &&
      (NOT_CLOCK.test(after) || (hour === 1 && A_LITTLE.test(after))) &&
      found[6] === undefined &&
      !/钟/.test(found[0])) ||
    /[\d.第]$/.test(text.slice(0, index))
  ) {
    return readClock(text, index + 1)
  }
  const minute = found[3] === undefined ? minutesOf(found[4]) : Number(found[3])
  const less = found[1] ?? found[5]
  const lacking =
    less === undefined ? 0 : less.includes('刻') ? 15 : (parseNumber(/差(.+?)分/.exec(less)?.[1] ?? '') ?? 0)
  const exact =
    lacking > 0
      ? 60 * hour - lacking
      : minute === null && /整/.test(found[0])
        ? 60 * hour
        : minute === null
          ? null
          : 60 * hour + minute
  const earlier = exact === null ? earlierHour(text.slice(0, index), hour) : null
  return {
    hour: exact === null ? hour : Math.floor(exact / 60),
    minute: exact === null ? null : exact % 60,
    fuzz: `${/过/.test(found[0]) ? '过' : ''}${found[6] ?? ''}`,
    index: index - (earlier?.length ?? 0),
    length: found[0].length + (earlier?.length ?? 0),
    ...(earlier === null ? {} : { earlier: earlier.hour }),
    colon: found[3] !== undefined,
  }
}

/** 两三点, 十一二点: the hour just before, when it is said too. */
function earlierHour(before: string, hour: number): { hour: number; length: number } | null {
  const said = /(?:十[一]?|[一二两三四五六七八九])$/.exec(before)?.[0]
  const value = said === undefined ? null : parseNumber(said)
  if (said === undefined || value === null) return null
  const later = value > 10 && hour < 10 ? hour + 10 : hour
  return later === value + 1 ? { hour: value, length: said.length } : null
}

/** The hour on a 24-hour row that continues past midnight for night-time parts. */
function placed(hour: number, key: string | null): number {
  switch (key) {
    case 'afternoon':
    case 'dusk':
    case 'evening-edge':
    case 'supper':
    case 'dusk-work':
      return hour < 12 ? hour + 12 : hour
    case 'noon':
    case 'noon-meal':
      return hour <= 3 ? hour + 12 : hour
    case 'evening':
      return hour === 0 ? 24 : hour < 5 ? hour + 24 : hour <= 12 ? hour + 12 : hour
    case 'night':
    case 'midnight':
    case 'deep-night':
    case 'late-night':
    case 'early-night':
      return hour < 6 || (hour === 6 && key === 'late-night') ? hour + 24 : hour <= 12 ? hour + 12 : hour
    case 'small-hours':
    case 'morning':
    case 'dawn':
    case 'sunrise':
      return hour === 12 && key === 'small-hours' ? 0 : hour
    default:
      return hour
  }
}

function interval(reading: Reading, key: string | null): { from: number; to: number; precision: 'minute' | 'hour' } {
  const hour = placed(reading.hour, key)
  if (reading.earlier !== undefined) {
    const from = placed(reading.earlier, key)
    // 十一二点: the later hour was only said with its last digit.
    return { from: at(from), to: at(from + 1, 59, 59), precision: 'hour' }
  }
  if (reading.minute !== null) {
    const from = at(hour, reading.minute)
    return /不到/.test(reading.fuzz)
      ? { from: from - 600, to: from - 1, precision: 'minute' }
      : { from, to: from + 59, precision: 'minute' }
  }
  // About ten: the half-hour that every reading of "about" shares; past ten: after the first minutes.
  if (/过/.test(reading.fuzz)) return { from: at(hour, 1), to: at(hour, 14, 59), precision: 'hour' }
  if (/多|几分|出头/.test(reading.fuzz)) return { from: at(hour, 10), to: at(hour, 59, 59), precision: 'hour' }
  if (/不到/.test(reading.fuzz)) return { from: at(hour, -20), to: at(hour) - 1, precision: 'hour' }
  if (reading.fuzz !== '') return { from: at(hour), to: at(hour, 29, 59), precision: 'hour' }
  return { from: at(hour), to: at(hour, 59, 59), precision: 'hour' }
}

function partIn(text: string): { part: Part; index: number; end: number } | null {
  PART.lastIndex = 0
  const found = PART.exec(text)
  if (found === null) return null
  const part = PARTS[found.slice(1).findIndex((group) => group !== undefined)]
  return part === undefined ? null : { part, index: found.index, end: found.index + found[0].length }
}

/** The first time of day in a text, or null. */
export function findClock(source: string): Clock | null {
  // "昨晚凌晨两点" and "今早天刚亮": the second word is the exact one. The length stays the same.
  const text = source
    .replace(/(?:晚上|夜里|晚|夜)头?(?=凌晨|半夜|后半夜|下半夜)/g, (word) => '的'.repeat(word.length))
    .replace(/(?<=的)凌晨/g, '后夜')
    .replace(/早上?(?=天刚?亮|天蒙蒙亮)/g, (word) => '的'.repeat(word.length))
  const named = partIn(text)
  if (named === null) return bareClock(text)
  const rest = text.slice(named.end)
  const gap = new RegExp(`^${BEFORE_HOUR}`).exec(rest)?.[0] ?? ''
  const reading = readClock(text, named.end)
  if (reading !== null && reading.index - named.end <= gap.length + 1 && isHourOf(named.part.key, reading.hour)) {
    const hedge = /将近|不到|快/.test(gap) && reading.minute === null
    const span = interval(
      hedge
        ? { ...reading, fuzz: '不到' }
        : /大概|大约|好像|差不多|约/.test(gap) && reading.fuzz === '' && reading.minute === null
          ? { ...reading, fuzz: '左右' }
          : reading,
      named.part.key,
    )
    return { ...span, index: named.index, end: reading.index + reading.length, part: named.part.key }
  }
  // "昨天十点多晚上": the hour may come first.
  const before = bareClock(text.slice(0, named.index))
  if (before !== null && named.index - before.end <= 1) {
    const early = readClock(text, before.index)
    if (early !== null)
      return { ...interval(early, named.part.key), index: before.index, end: named.end, part: named.part.key }
  }
  return {
    from: named.part.from,
    to: named.part.to,
    precision: 'part',
    index: named.index,
    end: named.end,
    part: named.part.key,
  }
}

function isHourOf(key: string, hour: number): boolean {
  return key !== 'forenoon' || hour <= 12
}

function bareClock(text: string): Clock | null {
  const reading = readClock(text, 0)
  if (reading === null) return null
  const written = text.slice(reading.index, reading.index + reading.length)
  // "一点" alone is "a little" far more often than one o'clock.
  if (/^(?:一|1)点$/.test(written)) return null
  return { ...interval(reading, null), index: reading.index, end: reading.index + reading.length, part: null }
}
