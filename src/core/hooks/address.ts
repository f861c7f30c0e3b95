/** Where messages to other systems may go: https to the open network; what lies inside only when the settings name it. */

/** `scheme`: neither https nor http to this machine; `inside`: a private address that no setting names. */
export type AddressFault = 'no-address' | 'scheme' | 'inside'

const MOST = 500
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/
/** Names that never lie in the open network (RFC 6761, 6762, 8375). */
const INSIDE_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)$/

export function hostOf(url: URL): string {
  return url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}

/** What is wrong with an address to send to; null: nothing that the address itself shows. */
export function addressFault(text: string, allowed: readonly string[]): AddressFault | null {
  if (text.length > MOST || !URL.canParse(text)) return 'no-address'
  const url = new URL(text)
  const host = hostOf(url)
  if (url.username !== '' || url.password !== '' || host === '') return 'no-address'
  const isNamed = allowed.includes(host)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isNamed && LOOPBACK.test(host))) return 'scheme'
  if (isNamed) return null
  return isInside(host) || INSIDE_NAME.test(host) || (!host.includes('.') && !host.includes(':')) ? 'inside' : null
}

/** Ranges of RFC 6890 that are not the open network. */
const INSIDE_V4 =
  /^(?:0|10|127)\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^192\.(?:168|0\.0|0\.2|88\.99)\.|^198\.(?:1[89]|51\.100)\.|^203\.0\.113\.|^(?:22[4-9]|2[3-5]\d)\./

/** Whether an IP address lies inside. Of IPv6 only 2000::/3 is the open network, and of that not what carries an IPv4 address or is for books. */
export function isInside(ip: string): boolean {
  if (/^\d+(?:\.\d+){3}$/.test(ip)) return INSIDE_V4.test(ip)
  if (!ip.includes(':')) return false
  const [first = '', second = ''] = ip.toLowerCase().split(':')
  if (!/^[23][0-9a-f]{3}$/.test(first)) return true
  return first === '2002' || (first === '2001' && /^(?:0{0,4}|0?db8)$/.test(second))
}
