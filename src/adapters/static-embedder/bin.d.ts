/** Workers import the model's files as data (`rules` in wrangler.toml). */
declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}
declare module '*.gz' {
  const bytes: ArrayBuffer
  export default bytes
}
