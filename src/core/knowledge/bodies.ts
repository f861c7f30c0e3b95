/** Which public bodies answer for an article: the many ways in which offices are written, brought to one name each. */

export interface Body {
  /** Its part in addresses. */
  id: string
  name: string
  /** How articles write it and its offices. */
  offices: readonly string[]
  /** No body of its own: whoever is concerned. */
  isMany?: true
}

/** Where an office is filed that no body claims; the desk may write any. */
export const OTHER_BODY: Body = { id: 'other', name: '其他单位', offices: [] }

/** The bodies of a department line, the one that leads first, each once. */
export function bodiesOf(department: string, bodies: readonly Body[]): Body[] {
  const found = department.split(/[、，,；]/).flatMap((office) => claim(office.trim(), bodies))
  const unique = [...new Set(found)]
  return unique.length > 0 ? unique : [OTHER_BODY]
}

export function leadingBody(department: string, bodies: readonly Body[]): Body {
  return bodiesOf(department, bodies)[0] ?? OTHER_BODY
}

/** The parts of a department line that no body claims. */
export function unclaimedOffices(department: string, bodies: readonly Body[]): string[] {
  return department
    .split(/[、，,；]/)
    .map((office) => office.trim())
    .filter((office) => claim(office, bodies).length === 0)
}

/** 和 joins two offices (广电单位和民政局) but also stands within names (住房和城乡建设局): the whole is tried first. */
function claim(office: string, bodies: readonly Body[]): Body[] {
  const whole = bodies.find(({ offices }) => offices.includes(office))
  if (whole) return [whole]
  const halves = office.split('和')
  return halves.length === 2 ? halves.flatMap((half) => bodies.filter(({ offices }) => offices.includes(half))) : []
}
