/** The plain lines of mammoth's HTML: a paragraph a line, headings marked with `# `, table rows with their cells parted by `｜`. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

export function linesOfHtml(html: string): string {
  const marked = html
    .replace(/<img\b[^>]*>/g, '')
    .replace(/<\/t[dh]>\s*<t[dh][^>]*>/g, '｜')
    .replace(/<h[1-6][^>]*>/g, '\n# ')
    .replace(/<li[^>]*>/g, '\n- ')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/(?:p|h[1-6]|li|tr|table|ul|ol)>/g, '\n')
    .replace(/<[^>]*>/g, '')
  return unescaped(marked)
    .split('\n')
    .map((line) => line.replace(/[ \t\u00A0]+/g, ' ').trim())
    .filter((line) => line !== '' && line !== '#' && line !== '-')
    .join('\n')
}

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
      const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
