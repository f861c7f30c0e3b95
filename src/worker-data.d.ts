/** What the Workers' entry imports as data: the model's files (`rules` in wrangler.toml) and the bundle of `npm run content`. */
declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}
declare module '*.gz' {
  const bytes: ArrayBuffer
  export default bytes
}
/** Checked by its schema when read; declared, so that types are clean before anything was built. */
declare module '*/build/questions.json' {
  const questions: unknown
  export default questions
}
declare module '*/build/content.json' {
  const bundle: unknown
  export default bundle
}
