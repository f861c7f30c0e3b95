// One spelling for what people type: width, traditional characters, invisible characters and spaces.
import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

// Zero-width marks, emoji variation selectors and the keycap frame (1️⃣ → 1) carry no meaning here.
const INVISIBLE = /[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}\u{20E3}]/gu
const SPACES = /[\p{Z}\t\n\v\f\r]+/gu
const PLAIN = /^[\x20-\x7E]*$/

// The converter leaves 著 alone, because it cannot tell 著火 from 著名.
const AS_PARTICLE = /(?<![显原名编巨土卓专论译合遗新旧大])著(?![名作者述称书录])/g

/** 煤炉 烧 门窗 关 头 很 痛: whoever parts every word, as many deaf people do, is read as if the words stood together. */
function closedUp(text: string): string {
  const parts = text.split(' ')
  if (parts.length < PARTED_LEAST || /[，,。.！!；;]/.test(text)) return text
  const short = parts.filter((part) => /^\p{Script=Han}{1,2}$/u.test(part)).length
  return short / parts.length >= PARTED_SHARE ? text.replaceAll(' ', '') : text
}

const PARTED_LEAST = 6
const PARTED_SHARE = 0.7

function once(text: string): string {
  // Line breaks are control characters too, so they become spaces before those are dropped.
  const visible = text.replace(/[\t\n\v\f\r]+/g, ' ').replace(INVISIBLE, '')
  const wide = visible.normalize('NFKC')
  const simplified = PLAIN.test(wide) ? wide : toSimplified(wide).replace(AS_PARTICLE, '着')
  return closedUp(simplified.replace(SPACES, ' ').trim())
}

/** Brings a message into the one spelling that every matcher here expects; keeps punctuation, idempotent. */
export function normalise(text: string): string {
  let current = once(text)
  // A dropped mark or a converted character may let the next pass compose something new.
  for (let pass = 0; pass < 4; pass += 1) {
    const next = once(current)
    if (next === current) return current
    current = next
  }
  return current
}
