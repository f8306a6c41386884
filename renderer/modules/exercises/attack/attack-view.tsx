import { Button } from '@mantine/core'
import { useState } from 'react'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import type { AttackInForce } from '#shared/modules/exercises/exercises.contract.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { KeyValues } from '../../../ui/key-values.tsx'
import classes from './attack-view.module.css'
import { BundleDialog } from './bundle-dialog.tsx'
import { useAttack } from './use-attack.ts'

function Facts({ attack }: { readonly attack: AttackInForce }) {
  const t = useWords()
  const formats = useFormats()
  const { catalogue, loaded, shippedVersion } = attack
  const { version, tactics, techniques, retired } = catalogue
  const subs = techniques.filter(({ id }) => id.includes('.')).length
  const count = (rows: number) => formats.integer(rows)
  return (
    <KeyValues
      items={[
        { key: 'version', label: t('attackCatalogue.version'), value: version === '' ? '—' : version },
        {
          key: 'origin',
          label: t('attackCatalogue.section.origin'),
          value: loaded ? (
            <RecordLink
              record="attackCatalogue"
              id={loaded.id}
              title={`${loaded.title}, ${formats.instant(loaded.at)}`}
            />
          ) : (
            t('attackView.shipped')
          ),
        },
        { key: 'tactics', label: t('attackCatalogue.tactics'), value: count(tactics.length) },
        {
          key: 'techniques',
          label: t('attackCatalogue.techniques'),
          value: t('attackView.techniques', { own: count(techniques.length - subs), subs: count(subs) }),
        },
        { key: 'retired', label: t('attackView.retired'), value: count(retired.length) },
        ...(loaded ? [{ key: 'shipped', label: t('attackView.shippedVersion'), value: shippedVersion }] : []),
      ]}
    />
  )
}

/** Which version of ATT&CK techniques are picked from, whose it is, and the way to another version. */
export function AttackView() {
  const t = useWords()
  const { member } = useSession()
  const { attack, error } = useAttack()
  const [isLoading, setIsLoading] = useState(false)
  const back = useChange(api.attack.useShipped)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!attack) return null
  return (
    <section className={classes.page} aria-label={t('attackStep.view.attack')}>
      <Facts attack={attack} />
      {mayWrite(attackStepRecord, member.roles) ? (
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setIsLoading(true)}>
            {t('attackView.load')}
          </Button>
          {attack.loaded ? (
            <Button variant="default" loading={back.isPending} onClick={() => back.mutate({})}>
              {t('attackView.useShipped', { version: attack.shippedVersion })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <RefusalNotice refusal={back.error ? refusalOf(back.error) : null} />
      <h2 className={classes.heading}>{t('attackView.licence')}</h2>
      <pre className={classes.licence} lang="en">
        {attack.licence}
      </pre>
      {isLoading ? <BundleDialog onClose={() => setIsLoading(false)} /> : null}
    </section>
  )
}
