import { Link } from '@tanstack/react-router'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { Signatures } from './signatures.tsx'
import classes from './since-seal.module.css'
import { useChangesSinceSeal } from './since-seal.ts'

function Standing({ seal }: { readonly seal: string }) {
  const t = useWords()
  const { data, error } = useChangesSinceSeal(seal)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return <p className="quiet">{t('sinceSeal.comparing')}</p>
  const count = data.changed.length
  if (count === 0) return <p className="quiet">{t('sinceSeal.unchanged', { count: data.sealed - data.hidden })}</p>
  return (
    <Notice tone="attention" title={t('sinceSeal.changed', { count })}>
      <Link to="/records/$record/$id" params={{ record: 'seal', id: seal }} search={{ wide: true, tab: 'changed' }}>
        {t('sinceSeal.open')}
      </Link>
    </Notice>
  )
}

/** Stands above a seal: whether the records of its report are still as it shows them, and who is to sign it. */
export function SealStanding({ detail }: DetailProps) {
  return (
    <div className={classes.standing}>
      <Standing seal={detail.entity.id} />
      <Signatures seal={detail.entity.id} />
    </div>
  )
}

/** The same above a signed file. */
export function ExportStanding({ detail }: DetailProps) {
  const { seal } = detail.entity
  if (typeof seal !== 'string') return null
  return (
    <div className={classes.standing}>
      <Standing seal={seal} />
      <Signatures seal={seal} />
    </div>
  )
}
