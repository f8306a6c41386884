import type { Language } from '../../base/translate.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { replyPageMessages } from './policies.request-messages.ts'

/** What a page for people without the program holds; `people` are those who were asked and have not answered. */
export type AttestationRequest = {
  readonly format: 'sealbook-request'
  readonly version: 1
  readonly kind: 'attestation'
  readonly language: Language
  readonly vault: string
  readonly title: string
  readonly subject: string
  readonly subjectTitle: string
  readonly dueOn: string
  readonly hash: string
  readonly text: string
  readonly people: readonly { readonly request: string; readonly person: string; readonly name: string }[]
  readonly words: Readonly<Record<string, string>>
}

const text = (value: AnyValue | undefined) => (isText(value) ? value : '')

/** The request of a campaign: its version's exact text and who has not answered, by name. */
export function requestOf(given: {
  readonly vault: string
  readonly campaign: AnyEntity
  readonly version: AnyEntity
  readonly pending: readonly AnyEntity[]
  readonly names: ReadonlyMap<string, string>
  readonly language: Language
}): AttestationRequest {
  const { vault, campaign, version, pending, names, language } = given
  const people = pending.map(({ id, person }) => ({
    request: id,
    person: text(person),
    name: names.get(text(person)) ?? '',
  }))
  return {
    format: 'sealbook-request',
    version: 1,
    kind: 'attestation',
    language,
    vault,
    title: text(campaign.title),
    subject: version.id,
    subjectTitle: text(version.title),
    dueOn: text(campaign.dueOn),
    hash: text(pending[0]?.textHash),
    text: text(version.text),
    people: people.toSorted((one, other) => one.name.localeCompare(other.name)),
    words: replyPageMessages[language],
  }
}

const place = '/*REQUEST*/null'

/** The page with a request in it, as data that cannot end its script or become markup. */
export function requestPage(template: string, request: AttestationRequest): string {
  const json = JSON.stringify(request)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  const [before = '', after = ''] = template.split(place)
  return `${before}${json}${after}`
}

/** The request that a page holds, or that stands alone as JSON; null where there is none. */
export function readRequest(file: string): AttestationRequest | null {
  const start = file.indexOf('{"format":"sealbook-request"')
  if (start < 0) return null
  const end = file.indexOf('\n', start)
  try {
    const value: unknown = JSON.parse(end < 0 ? file.slice(start) : file.slice(start, end))
    // Written by `requestPage` in one line; what else it may be is refused where it is used.
    return value as AttestationRequest
  } catch {
    return null
  }
}
