/** The loops of kernel.wat on a memory of their own; null where WebAssembly may not be made from bytes (Workers). */
import { KERNEL_BYTES } from './kernel-bytes.ts'

/** Addresses are bytes in `memory`; what the loops do is told in kernel.wat. */
export interface Kernel {
  memory: ArrayBuffer
  products(rows: number, count: number, width: number, vector: number, out: number): void
  weigh(rows: number, count: number, width: number, weights: number, out: number): void
}

const PAGE = 65_536

/** A kernel with `bytes` of memory, which lives as long as somebody holds it. */
export function kernelOf(bytes: number): Kernel | null {
  const module = (compiled ??= compile())
  if (module === 'none') return null
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / PAGE)) })
  const { exports } = new WebAssembly.Instance(module, { table: { memory } })
  const { products, weigh } = exports as unknown as Pick<Kernel, 'products' | 'weigh'>
  return { memory: memory.buffer, products, weigh }
}

let compiled: WebAssembly.Module | 'none' | undefined

function compile(): WebAssembly.Module | 'none' {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(KERNEL_BYTES), (letter) => letter.charCodeAt(0)))
  } catch (error) {
    // Workers forbid code from bytes, old machines lack SIMD: the plain loops say the same, only later.
    if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return 'none'
    throw error
  }
}
