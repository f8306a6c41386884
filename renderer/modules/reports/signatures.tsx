import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { SigningDialog } from '../../records/signing-dialog.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneMark } from '../../ui/tone-badge.tsx'
import classes from './signatures.module.css'

/** Who signs a sealed report, in order, with the button for whoever is next. */
export function Signatures({ seal }: { readonly seal: string }) {
  const t = useWords()
  const formats = useFormats()
  const [isOpen, setIsOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['seal', 'signatures', seal],
    queryFn: () => api.report.signatures({ seal }),
    retry: false,
  })
  if (!data || data.places.length === 0) return null
  const { places, next, names, mayNext } = data
  const standing = (signedAt: string | null, place: number) => {
    if (signedAt !== null) return t('signatures.signed', { when: formats.instant(signedAt) })
    return t(place === next ? 'signatures.next' : 'signatures.later')
  }
  return (
    <section aria-label={t('export.signatures')} className={classes.signatures}>
      <ol className={classes.places}>
        {places.map(({ person, signedAt }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number, and one person may stand in several
          <li key={place}>
            <ToneMark
              tone={signedAt === null ? 'neutral' : 'good'}
              words={t(signedAt === null ? 'signatures.open' : 'signatures.done')}
            />
            <span>
              <bdi>{names[person]}</bdi> <span className="quiet">{standing(signedAt, place)}</span>
            </span>
          </li>
        ))}
      </ol>
      {mayNext ? <Button onClick={() => setIsOpen(true)}>{t('countersign.submit')}</Button> : null}
      {isOpen ? (
        <SigningDialog
          words="countersign"
          about={t('countersign.explained')}
          place={`countersign ${seal}`}
          sign={api.report.countersign}
          inputOf={(given) => ({ seal, ...given })}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </section>
  )
}
