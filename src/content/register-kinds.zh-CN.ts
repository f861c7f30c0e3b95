/**
 * The kinds of low-income people to start with. The original table of 9 categories and 20 sub-categories was not found in
 * public, so this one follows the laws' own groups (社会救助法, 残疾人两项补贴, 困境儿童, 优抚); the office edits it in the console.
 */
import type { KindTable } from '../core/register/kinds.ts'

const category = (code: string, name: string, ...kinds: [string, string][]): KindTable['categories'][number] => ({
  code,
  name,
  kinds: kinds.map(([own, word]) => ({ code: own, name: word, active: true })),
})

export const STARTING_KINDS: KindTable = {
  categories: [
    category('dibao', '低保', ['dibao-urban', '城市低保'], ['dibao-rural', '农村低保']),
    category('tekun', '特困', ['tekun-institution', '集中供养特困'], ['tekun-home', '分散供养特困']),
    category('border', '低保边缘', ['border-urban', '城市低保边缘'], ['border-rural', '农村低保边缘']),
    category(
      'rigid',
      '刚性支出困难',
      ['rigid-medical', '医疗支出困难'],
      ['rigid-education', '教育支出困难'],
      ['rigid-other', '其他刚性支出困难'],
    ),
    category(
      'child',
      '困境儿童',
      ['child-orphan', '孤儿'],
      ['child-unsupported', '事实无人抚养儿童'],
      ['child-other', '其他困境儿童'],
    ),
    category('worker', '困难职工', ['worker-deep', '深度困难职工'], ['worker-relative', '相对困难职工']),
    category('disabled', '困难残疾人', ['disabled-poor', '生活困难残疾人'], ['disabled-severe', '重度残疾人']),
    category('veteran', '困难优抚', ['veteran-former', '困难退役军人'], ['veteran-family', '困难优抚家属']),
    category('urgent', '急难对象', ['urgent-event', '急难型困难'], ['urgent-expense', '支出型困难']),
  ],
}
