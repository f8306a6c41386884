import type { SignersOfReport } from '#shared/modules/reports/reports.contract.ts'
import type { SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'

type Props = Pick<SignersOfReport, 'declined' | 'successor'> & { readonly names: SigningRoom['names'] }

/** Who declined to sign a report and why, and the same report as it was sealed anew. */
export function DeclinedNotice({ declined, successor, names }: Props) {
  const t = useWords()
  if (!declined) return null
  return (
    <div>
      <p>{t('signatures.because', { who: names[declined.person] ?? '', reason: declined.reason })}</p>
      {successor ? (
        <p>
          <RecordLink record="seal" id={successor.id} title={t('signatures.successor', { title: successor.title })} />
        </p>
      ) : null}
    </div>
  )
}
