import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { DeclinedNotice } from './declined-notice.tsx'
import { SignaturePlaces } from './signature-places.tsx'
import classes from './signatures.module.css'
import { StampLine } from './stamp-line.tsx'
import { useSigning } from './use-signing.tsx'

/** Who signs a sealed report, in order, with the buttons for whoever is next. */
export function Signatures({ seal }: { readonly seal: string }) {
  const t = useWords()
  const { onSign, onDecline, dialog } = useSigning()
  const { data } = useQuery({
    queryKey: ['seal', 'signatures', seal],
    queryFn: () => api.report.signatures({ seal }),
    retry: false,
  })
  if (!data || data.places.length === 0) return null
  return (
    <section aria-label={t('export.signatures')} className={classes.signatures}>
      <SignaturePlaces standing={data} names={data.names} />
      <StampLine {...data} />
      <DeclinedNotice {...data} />
      {data.mayNext ? (
        <div className={classes.acts}>
          <Button onClick={() => onSign(seal)}>{t('countersign.submit')}</Button>
          <Button variant="default" onClick={() => onDecline(seal)}>
            {t('decline.submit')}
          </Button>
        </div>
      ) : null}
      {dialog}
    </section>
  )
}
