/** Lists of other offices: which column is which, one household from several rows, and faults where they stand. */
import { describe, expect, it } from 'vitest'
import { IMPORT_HEADINGS } from '../../../src/content/register-import.zh-CN.ts'
import { STARTING_KINDS } from '../../../src/content/register-kinds.zh-CN.ts'
import { parseCsv } from '../../../src/core/csv.ts'
import { guessMapping, readHouseholds } from '../../../src/core/register/import-rows.ts'
import { CHILD, ELDER } from '../../support/household.ts'

const HEADING = ['户 号', '姓名', '身份证号码', '镇（街道）', '救助类别', '审批日期', '月金额', '待遇', '无关']
const mapping = guessMapping(HEADING, IMPORT_HEADINGS)
const row = (...cells: string[]) => cells
const read = (...rows: string[][]) => readHouseholds(rows, mapping, STARTING_KINDS)

describe('a list of another office', () => {
  it('is understood by its headings, and leaves alone what it does not know', () => {
    expect(mapping).toEqual({
      number: 0,
      name: 1,
      idNumber: 2,
      town: 3,
      kind: 4,
      validFrom: 5,
      monthlyYuan: 6,
      benefit: 7,
    })
  })

  it('makes one household of the rows of one number, dates in any usual form', () => {
    const { households, faults } = read(
      row('甲1', '测试甲', ELDER, '云阳街道', '农村低保', '2026年3月1日', '880', '低保金'),
      row('甲1', '测试乙', CHILD, '云阳街道', '农村低保', '2026/3/1'),
      row('', '', ''),
    )
    expect(faults).toEqual([])
    expect(households).toHaveLength(1)
    expect(households[0]?.fields).toMatchObject({
      number: '甲1',
      kind: 'dibao-rural',
      validFrom: '2026-03-01',
      people: [{ idNumber: ELDER }, { idNumber: CHILD }],
      benefits: [{ name: '低保金', monthlyYuan: 880 }],
    })
  })

  it.each([
    ['no number', row('', '测试甲', ELDER, '云阳街道', '农村低保', '2026-03-01'), 'number'],
    ['an unknown kind', row('甲1', '测试甲', ELDER, '云阳街道', '富裕户', '2026-03-01'), 'kind'],
    [
      'a number that a spreadsheet rounded',
      row('甲1', '测试甲', '321181195001011200', '云阳街道', '农村低保', '2026-03-01'),
      'idNumber',
    ],
    ['a date that is none', row('甲1', '测试甲', ELDER, '云阳街道', '农村低保', '去年'), 'validFrom'],
    [
      'a sum that is none',
      row('甲1', '测试甲', ELDER, '云阳街道', '农村低保', '2026-03-01', '八百', '低保金'),
      'monthlyYuan',
    ],
  ])('with %s keeps the household out and names row and field', (_, cells, field) => {
    const { households, faults } = read(row('乙9', '测试丙', '', '云阳街道', '孤儿', '20260301'), cells)
    expect(households.map(({ fields }) => fields.number)).toEqual(['乙9'])
    expect(faults).toMatchObject([{ row: 3, field }])
  })
})

describe('csv', () => {
  it.each([
    [
      'quotes, commas and line ends in cells',
      '\uFEFFa,"b, ""c""\nd"\r\n1,2\n',
      [
        ['a', 'b, "c"\nd'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty lines left out',
      'a;b\n\n;\n1;',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
  ])('%s', (_, text, rows) => {
    expect(parseCsv(text)).toEqual(rows)
  })
})
