/** Which passwords are accepted (OWASP ASVS 5.0 §6.2: length counts, no rules of composition, common ones refused). */

const SHORTEST = 8
const LONGEST = 128

/** The words people choose first, in the shape left after digits and marks are taken off the ends. */
const COMMON: ReadonlySet<string> = new Set([
  '',
  'password',
  'passw0rd',
  'admin',
  'administrator',
  'qwerty',
  'qwertyuiop',
  'abc',
  'abcdef',
  'iloveyou',
  'woaini',
  'welcome',
  'letmein',
  'warmline',
  'wenqing',
  'test',
  'root',
  'user',
  'zhenjiang',
  'danyang',
  'qazwsx',
  'qazwsxedc',
  'asdfghjkl',
  'zxcvbnm',
  'a',
  'aa',
  'aaa',
  'p@ssw0rd',
  'changeme',
  'secret',
])

/** What is wrong with a new password, in words that say how to mend it; null when it will do. */
export function passwordFault(password: string, person: { username: string; name: string }): string | null {
  const length = [...password].length
  if (length < SHORTEST) return `密码至少${SHORTEST}位，再加长一点。`
  if (length > LONGEST) return `密码最多${LONGEST}位。`
  if (new Set(password).size < 5) return '密码里不同的字太少，换一个。'
  const lower = password.toLowerCase()
  if (COMMON.has(lower.replaceAll(/^[\d\s\p{P}\p{S}]+|[\d\s\p{P}\p{S}]+$/gu, ''))) return '这个密码太常见，换一个。'
  if (lower.includes(person.username.toLowerCase()) || (person.name !== '' && password.includes(person.name))) {
    return '密码里不能有用户名和姓名。'
  }
  return null
}
