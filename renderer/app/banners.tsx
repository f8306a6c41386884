import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { use, useState } from 'react'
import { api } from '../api/client.ts'
import { useChange } from '../api/queries.ts'
import { refusalOf } from '../api/refusal.ts'
import { useFormats } from '../records/use-formats.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { type OpenSession, SessionAsk, useSession } from './session.tsx'
import classes from './shell.module.css'
import { useWords } from './words.tsx'

/** A demonstration says so on every page. */
export function DemoBanner() {
  const t = useWords()
  return (
    <div className={classes.banner} role="note">
      <strong>{t('banner.demo')}</strong>
      <span>{t('banner.demo.text')}</span>
    </div>
  )
}

/** The audit in the background found something broken: it must not wait until somebody looks at the journal. */
export function DamageNotice({ damages }: { readonly damages: number }) {
  const t = useWords()
  return (
    <div className={classes.banner} data-tone="critical" role="alert">
      <strong>{t('banner.damages', { count: damages })}</strong>
      <Link to="/journal">{t('banner.damages.open')}</Link>
    </div>
  )
}

/** An older copy of the vault stands in the folder than this machine has seen: nothing is written until it is confirmed. */
export function RollbackNotice({ rolledBack }: { readonly rolledBack: NonNullable<OpenSession['rolledBack']> }) {
  const t = useWords()
  const formats = useFormats()
  const ask = use(SessionAsk)
  const { member } = useSession()
  const [asking, setAsking] = useState(false)
  const confirm = useChange(api.session.confirmRollback)
  const when = { vault: formats.instant(rolledBack.vaultSeenAt), seen: formats.instant(rolledBack.anchorSeenAt) }
  return (
    <div className={classes.banner} role="alert">
      <span>{t('banner.rollback', when)}</span>
      {member.roles.includes('administrator') ? (
        <Button variant="default" size="compact-xs" onClick={() => setAsking(true)}>
          {t('banner.rollback.confirm')}
        </Button>
      ) : null}
      {asking ? (
        <ReasonDialog
          title={t('banner.rollback.confirm')}
          text={t('banner.rollback.text')}
          submitLabel={t('banner.rollback.confirm')}
          refusal={confirm.error ? refusalOf(confirm.error) : null}
          onClose={() => setAsking(false)}
          onSubmit={async (reason) => {
            await confirm.mutateAsync({ reason })
            await ask()
            setAsking(false)
          }}
        />
      ) : null}
    </div>
  )
}
