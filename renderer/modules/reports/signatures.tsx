import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { SignaturePlaces } from './signature-places.tsx'
import classes from './signatures.module.css'
import { useCountersigning } from './use-countersigning.tsx'

/** Who signs a sealed report, in order, with the button for whoever is next. */
export function Signatures({ seal }: { readonly seal: string }) {
  const t = useWords()
  const { open, dialog } = useCountersigning()
  const { data } = useQuery({
    queryKey: ['seal', 'signatures', seal],
    queryFn: () => api.report.signatures({ seal }),
    retry: false,
  })
  if (!data || data.places.length === 0) return null
  return (
    <section aria-label={t('export.signatures')} className={classes.signatures}>
      <SignaturePlaces standing={data} names={data.names} />
      {data.mayNext ? <Button onClick={() => open(seal)}>{t('countersign.submit')}</Button> : null}
      {dialog}
    </section>
  )
}
