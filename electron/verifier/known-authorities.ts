import { readAuthorityFile } from '#services/vault/certificates.ts'
import type { Translator } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { AuthorityReport } from '#shared/modules/verification/verification.projection.ts'
import { button, element, fileChoice } from './elements.ts'

/** An authority that the reader knows: by its fingerprint (SHA-256, lower-case hex), or by its certificate (DER). */
export type KnownAuthority = { readonly fingerprint: string; readonly name: string; readonly der: Uint8Array | null }

/** An authority as a judged document brought it along. */
export function knownFrom({ fingerprint, name, certificate }: AuthorityReport): KnownAuthority {
  return { fingerprint, name, der: certificate === '' ? null : new Uint8Array(Buffer.from(certificate, 'base64')) }
}

/** A fingerprint in groups of four digits, as it is read out on the telephone. */
export function inGroups(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** What somebody typed as a fingerprint, without what separates its digits. */
function fingerprintIn(typed: string): string {
  return typed.toLowerCase().replace(/[\s:-]/g, '')
}

type Given = {
  readonly words: Translator
  readonly known: readonly KnownAuthority[]
  readonly onAdd: (authority: KnownAuthority) => void
  readonly onRemove: (authority: KnownAuthority) => void
}

/** Where the reader names the authorities that they know, and takes them back. */
export function knownAuthorities({ words, known, onAdd, onRemove }: Given): HTMLElement {
  const refusal = element('p', { role: 'alert', class: 'refusal' })
  const box = element('input', { id: 'fingerprint', autocomplete: 'off', spellcheck: 'false', size: '48' })
  const form = element(
    'form',
    { class: 'line' },
    element('label', { for: 'fingerprint' }, words('verifier.fingerprint')),
    box,
    element('button', { type: 'submit' }, words('verifier.add')),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const fingerprint = fingerprintIn(box.value)
    if (/^[0-9a-f]{64}$/.test(fingerprint)) return onAdd({ fingerprint, name: '', der: null })
    refusal.textContent = words('verifier.fingerprintInvalid', { count: fingerprint.length })
  })
  const take = async (file: File | undefined) => {
    if (!file) return
    try {
      const { der, fingerprint, commonName } = await readAuthorityFile(new Uint8Array(await file.arrayBuffer()))
      onAdd({ fingerprint, name: commonName, der })
    } catch (error) {
      const cause = error instanceof OperationError ? words(error.key, error.parameters) : String(error)
      refusal.textContent = `${file.name}: ${cause}`
    }
  }
  const item = (authority: KnownAuthority) =>
    element(
      'li',
      {},
      authority.name === '' ? null : element('strong', {}, `${authority.name} `),
      element('code', {}, inGroups(authority.fingerprint)),
      ' ',
      button(
        words('verifier.remove', { name: authority.name || inGroups(authority.fingerprint.slice(0, 8)) }),
        () => onRemove(authority),
        { class: 'small' },
      ),
    )
  return element(
    'section',
    { class: 'known', 'aria-labelledby': 'known' },
    element('h2', { id: 'known' }, words('verifier.known')),
    element('p', { class: 'quiet' }, words('verifier.known.help')),
    known.length === 0
      ? element('p', {}, words('verifier.none'))
      : element('ul', {}, ...known.map((authority) => item(authority))),
    form,
    fileChoice(words('verifier.certificate'), '.pem,.cer,.crt,.der', false, ([file]) => void take(file)),
    refusal,
  )
}
