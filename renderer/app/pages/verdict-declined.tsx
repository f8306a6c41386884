import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { DeclinedNotice } from '../../modules/reports/declined-notice.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { useWords } from '../words.tsx'

/** Beside a verdict: that somebody declined to sign the report, where the open vault knows of it. */
export function VerdictDeclined({ seal }: { readonly seal: string }) {
  const t = useWords()
  // Refused where no vault is open, or where it knows nothing of this report: then there is nothing to say.
  const { data } = useQuery({
    queryKey: ['seal', 'signatures', seal],
    queryFn: () => api.report.signatures({ seal }),
    retry: false,
  })
  if (!data?.declined) return null
  return (
    <Notice isResult tone="attention" title={t('verifyPage.declined')}>
      <DeclinedNotice {...data} />
    </Notice>
  )
}
