/** The two tones of an alarm and the chime of a P1. Browsers give no sound before a press: [开始值班] is that press. */

let context: AudioContext | null = null
const listeners = new Set<() => void>()

/** Called from a press; true when sound will come. */
export async function unlockSound(): Promise<boolean> {
  if (context === null) {
    context = new AudioContext()
    context.addEventListener('statechange', tell)
  }
  await context.resume()
  tell()
  return isSoundOn()
}

export function isSoundOn(): boolean {
  return context?.state === 'running'
}

export function onSoundChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

const ALARM_HZ = [880, 660] as const
const CHIME_HZ = [660] as const
const TONE_S = 0.3
const LOUDNESS = 0.4

export function playAlarm(): void {
  play(ALARM_HZ)
}

export function playChime(): void {
  play(CHIME_HZ)
}

function play(tones: readonly number[]): void {
  if (context === null || context.state !== 'running') return
  const ctx = context
  tones.forEach((hz, index) => {
    const start = ctx.currentTime + index * TONE_S
    const tone = ctx.createOscillator()
    const gain = ctx.createGain()
    tone.frequency.value = hz
    // A short slope at both ends: a tone that begins at full height clicks.
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02)
    gain.gain.setValueAtTime(LOUDNESS, start + TONE_S - 0.03)
    gain.gain.linearRampToValueAtTime(0, start + TONE_S)
    tone.connect(gain).connect(ctx.destination)
    tone.start(start)
    tone.stop(start + TONE_S)
  })
}

const OFTEN_MS = 10_000
const OFTEN_FOR_MS = 120_000
const SELDOM_MS = 30_000

/** Until when the next tones wait: every 10 s for two minutes, then every 30 s. */
export function nextRing(startedAt: number, lastRangAt: number): number {
  return lastRangAt + (lastRangAt - startedAt < OFTEN_FOR_MS ? OFTEN_MS : SELDOM_MS)
}
