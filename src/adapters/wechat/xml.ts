/** The flat XML of WeChat's push (`<xml><Tag><![CDATA[…]]></Tag>…</xml>`), read strictly: no DTD, no entities of its own, no attributes. */

/** Largest body read; WeChat's own messages are below 4 KiB. */
export const MAX_XML_BYTES = 64 * 1024

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>|<\?xml[^>]*\?>|([^<&]+)|&(lt|gt|amp|quot|apos);/y
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** `<xml>`, a field, and what some events nest in it; the nested ones are passed over. */
const MOST_DEEP = 6

/** The fields of the outer element; null when it is anything but such a document. */
export function readXml(text: string): Readonly<Record<string, string>> | null {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  const open: string[] = []
  let ended = false
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)
    if (token === null) return null
    const [whole, cdata, closes, name, empty, plain, named] = token
    if (name !== undefined) {
      if (ended) return null
      if (closes) {
        if (open.pop() !== name) return null
        ended = open.length === 0
      } else if (!begin(open, fields, name, empty === '/')) return null
      continue
    }
    const words = cdata ?? plain ?? (named === undefined ? undefined : NAMED[named])
    // A declaration stands before everything else.
    if (words === undefined && (open.length > 0 || ended)) return null
    if (words === undefined || (open.length < 2 && words.trim() === '' && cdata === undefined)) continue
    if (open.length < 2 || whole === '') return null
    const [, field] = open
    if (open.length === 2 && field !== undefined) fields[field] = (fields[field] ?? '') + words
  }
  return ended ? trimmed(fields) : null
}

/** Begins an element; false when it may not stand here: a second root, too deep, or a field that was there before. */
function begin(open: string[], fields: Record<string, string>, name: string, empty: boolean): boolean {
  if (open.length === 0 && (name !== 'xml' || empty)) return false
  if (open.length === 1) {
    if (name in fields) return false
    fields[name] = ''
  }
  if (!empty) open.push(name)
  return open.length <= MOST_DEEP
}

function trimmed(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]))
}

/** A document of these fields; words go into CDATA, numbers stand bare. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(fields).map(([name, value]) =>
    typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${safe(value)}]]></${name}>`,
  )
  return `<xml>${lines.join('')}</xml>`
}

/** The one thing that CDATA cannot hold is its own end. */
function safe(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>')
}
