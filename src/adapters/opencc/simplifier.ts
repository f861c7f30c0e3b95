/** Traditional characters and Taiwan words to simplified ones, so that one index serves both. */
import { Converter } from 'opencc-js'

/** Stands for 么 on the way: as a traditional character it would become 幺. */
const KEPT = '\uE000'

export function simplifier(): (text: string) => string {
  const convert = Converter({ from: 'twp', to: 'cn' })
  return (text) => convert(text.replaceAll('么', KEPT)).replaceAll(KEPT, '么')
}
