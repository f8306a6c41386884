import PostalMime, { type Address, type Email } from 'postal-mime'
import { Fragment, useEffect, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './preview.module.css'
import { PlainText } from './text-view.tsx'

/** A longer mail is saved instead of being taken apart, in bytes. */
const longestMail = 26_214_400
/** So much of its text is shown, in UTF-16 units. */
const longestShown = 100_000
const limits = { maxNestingDepth: 20, maxHeadersSize: 262_144 }

function addressText({ name, address, group }: Address): string {
  if (group) return `${name}: ${group.map(addressText).join(', ')}`
  return name === '' || name === address ? (address ?? '') : `${name} <${address ?? ''}>`
}

function useMail(blob: Blob): Email | 'damaged' | null {
  const [mail, setMail] = useState<Email | 'damaged' | null>(null)
  useEffect(() => {
    let isGone = false
    const tell = (found: Email | 'damaged') => isGone || setMail(found)
    if (blob.size <= longestMail) PostalMime.parse(blob, limits).then(tell, () => tell('damaged'))
    return () => {
      isGone = true
    }
  }, [blob])
  return mail
}

function sizeOf(content: ArrayBuffer | Uint8Array | string): number {
  return typeof content === 'string' ? content.length : content.byteLength
}

function Heads({ mail }: { readonly mail: Email }) {
  const t = useWords()
  const formats = useFormats()
  const all = (addresses: readonly Address[] | undefined) => (addresses ?? []).map(addressText).join(', ')
  // A date that is none stands as the mail has it.
  const sent = mail.date !== undefined && !Number.isNaN(Date.parse(mail.date)) ? formats.instant(mail.date) : mail.date
  const heads = [
    ['from', mail.from ? addressText(mail.from) : ''],
    ['to', all(mail.to)],
    ['cc', all(mail.cc)],
    ['date', sent ?? ''],
    ['subject', mail.subject ?? ''],
  ] as const
  return (
    <dl className={classes.heads}>
      {heads
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (
          <Fragment key={key}>
            <dt>{t(`preview.mail.${key}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </Fragment>
        ))}
    </dl>
  )
}

/** The heads of a mail, its text, and what is attached to it; an HTML part is never drawn. */
export function MailView({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const t = useWords()
  const formats = useFormats()
  const mail = useMail(blob)
  if (blob.size > longestMail)
    return <p role="status">{t('preview.mail.long', { size: formats.bytes(longestMail) })}</p>
  if (!mail) return null
  if (mail === 'damaged') return <p role="status">{t('preview.damaged')}</p>
  const text = mail.text ?? ''
  const isHtml = text.trim() === '' && (mail.html ?? '') !== ''
  return (
    <>
      <Heads mail={mail} />
      {isHtml ? <p className={classes.note}>{t('preview.mail.htmlOnly')}</p> : null}
      <PlainText text={(isHtml ? (mail.html ?? '') : text).slice(0, longestShown)} label={name} />
      {mail.attachments.length > 0 ? (
        <section aria-label={t('preview.mail.attachments')}>
          <p className={classes.note}>{t('preview.mail.attachments')}</p>
          <ul className={classes.attached}>
            {mail.attachments.map(({ filename, mimeType, content }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two parts of a mail may be called alike
              <li key={at}>
                <bdi>{filename ?? '—'}</bdi>{' '}
                <span className="quiet">
                  {mimeType} · {formats.bytes(sizeOf(content))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
