/** Workers import the model's file as data (wrangler's rule for *.bin). */
declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}
