/** Where the quick exit leads: today's date and season, advice that is always true, nothing about anybody. */
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { beijing } from '../../core/time.ts'
import { renderPage, type Frame } from './layout.tsx'

/** First day of each solar term in an ordinary year; it moves by a day at most, so the page says 前后. */
const TERMS: readonly [month: number, day: number, name: string][] = [
  [1, 5, '小寒'],
  [1, 20, '大寒'],
  [2, 4, '立春'],
  [2, 19, '雨水'],
  [3, 5, '惊蛰'],
  [3, 20, '春分'],
  [4, 5, '清明'],
  [4, 20, '谷雨'],
  [5, 5, '立夏'],
  [5, 21, '小满'],
  [6, 5, '芒种'],
  [6, 21, '夏至'],
  [7, 7, '小暑'],
  [7, 23, '大暑'],
  [8, 7, '立秋'],
  [8, 23, '处暑'],
  [9, 7, '白露'],
  [9, 23, '秋分'],
  [10, 8, '寒露'],
  [10, 23, '霜降'],
  [11, 7, '立冬'],
  [11, 22, '小雪'],
  [12, 7, '大雪'],
  [12, 22, '冬至'],
]

/** The solar term that the day stands in. */
export function termOf(month: number, day: number): string {
  return TERMS.findLast(([m, d]) => m < month || (m === month && d <= day))?.[2] ?? '冬至'
}

function seasonOf(month: number): keyof typeof w.weather.tips {
  if (month >= 3 && month <= 5) return 'spring'
  if (month >= 6 && month <= 8) return 'summer'
  return month >= 9 && month <= 11 ? 'autumn' : 'winter'
}

const DAYS = '日一二三四五六'

export function weatherPage(frame: Frame, now: Date): Promise<string> {
  const { year, month, day } = beijing(now)
  const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return renderPage({
    ...frame,
    title: w.weather.title,
    plain: true,
    children: (
      <main class="page weather">
        <h1>{w.weather.title}</h1>
        <p class="number">
          {month}月{day}日 星期{weekday}
        </p>
        <p>{w.weather.term(termOf(month, day))}</p>
        <ul class="lines">
          {w.weather.tips[seasonOf(month)].map((tip) => (
            <li>{tip}</li>
          ))}
        </ul>
        <p>
          <a href="https://www.weather.com.cn/" rel="noreferrer">
            {w.weather.more}
          </a>
        </p>
      </main>
    ),
  })
}
