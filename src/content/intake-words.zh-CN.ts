/** What a worker may read out to a caller, by how urgent it is (ux.md C5, 话术). */
import type { Level } from '../core/triage/level.ts'

export const CALM_LINES: Readonly<Record<Level, string>> = {
  P0: '您先别急，人先安全。电话别挂，我在。',
  P1: '您别急，今晚的吃住先安排，材料以后补。',
  P2: '我都记下了，一天内会有人联系您。',
  P3: '我都记下了，三个工作日内会有人联系您。',
}
