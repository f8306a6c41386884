import { createHash } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'
import type { Host } from '../host.ts'

/** The zone of both invented organisations (Singapore and China): eight hours ahead of UTC, without summer time. */
export const demoZones = { en: 'Asia/Singapore', 'zh-CN': 'Asia/Shanghai' } as const

/** Milliseconds since 1970 of a local time of the demo, `YYYY-MM-DD HH:MM`. */
export function demoMoment(local: string): number {
  const moment = Date.parse(`${local.replace(' ', 'T')}:00.000+08:00`)
  invariant(Number.isFinite(moment), `the diary names a time that does not exist: ${local}`)
  return moment
}

/** A host whose clock stands where it is put and whose ids follow from a seed; the rest is the machine's own. */
export type DemoHost = Host & { setClock(now: number): void }

/**
 * Makes the host under which a demo is recorded: the same seed gives the same ids, in the form of UUID version 7 (RFC
 * 9562, 5.7) with a counter in place of its random bits' first twelve.
 */
export function demoHost(machine: Host, seed: number, language: keyof typeof demoZones): DemoHost {
  let now = demoMoment('2025-01-01 00:00')
  let count = 0
  return {
    ...machine,
    zone: demoZones[language],
    now: () => now,
    setClock(moment) {
      invariant(moment >= now, 'the diary is read in the order of its days')
      now = moment
    },
    newId() {
      count += 1
      const digits = createHash('sha256').update(`sealbook/demo-id:${seed}:${count}`).digest('hex')
      const time = now.toString(16).padStart(12, '0')
      const counter = (count & 0xfff).toString(16).padStart(3, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-8${digits.slice(0, 3)}-${digits.slice(3, 15)}`
    },
    // Only what the person opened themselves is remembered.
    rememberVault: () => undefined,
  }
}
