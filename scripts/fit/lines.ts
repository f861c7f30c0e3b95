/** Texts kept one a line. */
import { readFileSync } from 'node:fs'

/** The lines of a file that hold anything. */
export function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
}
