import type { Tone } from '#shared/record/fields.ts'
import classes from './tone-badge.module.css'

const shapes: Readonly<Record<Tone, string>> = {
  neutral: 'M6 1.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4Zm0 1.6a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2Z',
  progress: 'M6 1.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2Zm0 1.5v6.2a3.1 3.1 0 0 1 0-6.2Z',
  good: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm2.9 3.9L5.4 8.4 3.1 6.1l.9-.9 1.4 1.4L8 4l.9.9Z',
  attention: 'M6 1.2 11.2 10.6H.8L6 1.2Z',
  serious: 'M6 .6 11.4 6 6 11.4.6 6 6 .6Z',
  critical: 'M3.8 1h4.4L11 3.8v4.4L8.2 11H3.8L1 8.2V3.8L3.8 1Z',
}

/** The shape of a tone as path data, 12 pixels wide, for drawings. */
export function toneShape(tone: Tone): string {
  return shapes[tone]
}

/** The shape of a tone as a clipping path of 12 pixels, for what is drawn too often for elements of its own. */
export function toneClip(tone: Tone): string {
  return `path(evenodd, "${shapes[tone]}")`
}

/** A shape alone beside what it remarks on; its words are spoken, and shown to whoever points at it. */
export function ToneMark({ tone, words }: { readonly tone: Tone; readonly words: string }) {
  return (
    <span className={classes.mark} data-tone={tone} title={words}>
      <svg className={classes.shape} viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[tone]} fillRule="evenodd" />
      </svg>
      <span className="only-spoken">{words}</span>
    </span>
  )
}

/** A state or severity: a shape in its fixed colour, and always the word. */
export function ToneBadge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <svg className={classes.shape} viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[tone]} fillRule="evenodd" />
      </svg>
      <span className={classes.word}>{children}</span>
    </span>
  )
}
