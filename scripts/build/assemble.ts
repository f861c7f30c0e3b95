/** Assembles WebAssembly text with SIMD. */
import wabt from 'wabt'

/** Throws with the place when the text is wrong. */
export async function assembled(text: string): Promise<Uint8Array> {
  const { parseWat } = await wabt()
  const module = parseWat('kernel.wat', text, { simd: true })
  module.validate()
  return module.toBinary({}).buffer
}
