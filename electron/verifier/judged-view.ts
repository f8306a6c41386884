import type { Translator } from '#shared/base/translate.ts'
import { findingTexts, partLines } from '#shared/modules/verification/verification.lines.ts'
import type { DocumentVerdict, Verdict } from '#shared/modules/verification/verification.projection.ts'
import { button, element } from './elements.ts'
import type { JudgedFile } from './judged-file.ts'
import { inGroups, type KnownAuthority, knownFrom } from './known-authorities.ts'

/** How loudly each verdict is told. */
const tones: Readonly<Record<Verdict, 'good' | 'attention' | 'critical'>> = {
  genuine: 'good',
  'genuine-unknown-authority': 'attention',
  changed: 'critical',
  'not-genuine': 'critical',
  'not-sealbook': 'attention',
}

/** An instant by the reader's own clock, with its offset. */
function told(words: Translator, instant: number): string {
  return new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeStyle: 'long' }).format(instant)
}

/** The verdict in one line, and its tone. */
function inShort(words: Translator, { verdict }: JudgedFile): { readonly text: string; readonly tone: string } {
  if (!verdict) return { text: words('verify.state.cannot-judge'), tone: 'critical' }
  return { text: words(`verify.verdict.${verdict.verdict}`), tone: tones[verdict.verdict] }
}

/** The table over several files: which is what, each a link to its own verdict. */
export function summary(words: Translator, judged: readonly JudgedFile[]): HTMLElement {
  const row = (one: JudgedFile, place: number) => {
    const { text, tone } = inShort(words, one)
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('a', { href: `#file-${place}` }, one.file.name)),
      element('td', { class: 'tone', 'data-tone': tone }, text),
    )
  }
  return element(
    'section',
    { 'aria-labelledby': 'summary' },
    element('h2', { id: 'summary', tabindex: '-1' }, words('verifier.summary')),
    table([words('verifier.file'), words('verifier.verdict')], judged.map(row)),
  )
}

function table(heads: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)))
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows))
}

/** Everything about one file: the verdict, what decided it, and each part by itself. */
export function judgedView(
  words: Translator,
  judged: JudgedFile,
  place: number,
  onKnow: (authority: KnownAuthority) => void,
): HTMLElement {
  const { file, sha256, at, verdict, failure } = judged
  const { text, tone } = inShort(words, judged)
  const findings = findingTexts(words, verdict?.findings ?? (failure ? [failure] : []))
  return element(
    'section',
    { id: `file-${place}`, class: 'judged', 'aria-labelledby': `verdict-${place}` },
    element(
      'div',
      { class: 'verdict', 'data-tone': tone },
      element('h2', { id: `verdict-${place}`, tabindex: '-1' }, text),
      element('p', { class: 'name' }, file.name),
      ...findings.map((sentence) => element('p', {}, sentence)),
      verdict ? comparison(words, verdict, onKnow) : null,
    ),
    verdict ? parts(words, verdict) : null,
    element(
      'p',
      { class: 'quiet' },
      words('verifier.size', { count: file.size }),
      ...(sha256 === '' ? [] : [` · ${words('verifier.digest')} `, element('code', {}, sha256)]),
    ),
    element('p', { class: 'quiet' }, words('verifier.judgedAt', { when: told(words, at) })),
  )
}

/** The fingerprint to compare, where an authority is not known yet, with the one press that says it was compared. */
function comparison(
  words: Translator,
  verdict: DocumentVerdict,
  onKnow: (authority: KnownAuthority) => void,
): HTMLElement | null {
  const unknown = verdict.signatures.find(({ authority }) => authority?.standing === 'unknown')?.authority
  if (verdict.verdict !== 'genuine-unknown-authority' || !unknown || unknown.fingerprint === '') return null
  return element(
    'div',
    { class: 'compare' },
    element('p', {}, words('verifier.compare')),
    element('p', {}, element('strong', {}, unknown.name), ' ', element('code', {}, inGroups(unknown.fingerprint))),
    button(words('verifier.same'), () => onKnow(knownFrom(unknown))),
  )
}

function parts(words: Translator, verdict: DocumentVerdict): HTMLElement {
  const rows = partLines(words, verdict, (instant) => told(words, instant)).map(({ name, state, about, findings }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      element('td', { class: 'tone', 'data-state': state }, words(`verify.state.${state}`)),
      element(
        'td',
        {},
        about === null ? null : element('p', {}, about),
        ...findings.map((sentence) => element('p', {}, sentence)),
      ),
    ),
  )
  return table([words('verifier.part'), words('verifier.state'), words('verifier.found')], rows)
}
