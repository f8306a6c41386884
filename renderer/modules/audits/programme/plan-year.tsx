import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { mostPlanned } from '#shared/modules/audits/audits.contract.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { ReferenceSelect, ReferencesSelect } from '../../../records/inputs/reference-select.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import { HouseRow, UnitRow } from './plan-rows.tsx'
import classes from './plan-year.module.css'
import { usePlan } from './use-plan.ts'

function Who({ plan }: { readonly plan: ReturnType<typeof usePlan> }) {
  const t = useWords()
  return (
    <div className={classes.who}>
      <ReferenceSelect
        to="person"
        label={t('planning.leadAuditor')}
        value={plan.leadAuditor}
        knownTitle={null}
        onChange={plan.setLeadAuditor}
        required
      />
      <ReferencesSelect to="person" label={t('planning.team')} value={[...plan.team]} onChange={plan.setTeam} />
    </div>
  )
}

function Units({ plan }: { readonly plan: ReturnType<typeof usePlan> }) {
  const t = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} data-autofocus aria-label={t('planning.unit')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('planning.unit')}</th>
            <th scope="col">{t('planning.grounds')}</th>
            <th scope="col">{t('planning.rhythm')}</th>
            <th scope="col">{t('planning.audits')}</th>
          </tr>
        </thead>
        <tbody>
          <HouseRow chosen={plan.house} audits={plan.rows.house} onChosen={plan.setHouse} />
          {plan.rows.units.map(({ unit, rhythm, audits }) => (
            <UnitRow
              key={unit.id}
              unit={unit}
              name={plan.world.names.get(unit.id) ?? ''}
              rhythm={rhythm}
              audits={audits}
              onRhythm={(chosen) => plan.choose(unit.id, chosen)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function PlanDialog({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const t = useWords()
  const plan = usePlan(year, onClose)
  const { world, count, known } = plan
  const refused = world.error ?? plan.plan.error
  const said = [t('planning.count', { count }), known === 0 ? '' : t('planning.known', { count: known })]
  return (
    <Modal opened onClose={onClose} title={t('planning.title', { year: String(year) })} size="62rem">
      <div className={classes.page} onKeyDownCapture={onSaveKeys(plan.submit)}>
        <Who plan={plan} />
        {world.isPending ? null : <Units plan={plan} />}
        <p className={`quiet ${classes.how}`}>{t('planning.how')}</p>
        {refused ? <RefusalNotice refusal={refusalOf(refused)} /> : null}
        <div className={classes.foot}>
          <span className="quiet" role="status">
            {count > mostPlanned
              ? t('planning.tooMany', { most: mostPlanned })
              : said.filter((one) => one !== '').join(' · ')}
          </span>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button onClick={plan.submit} disabled={!plan.mayPlan} loading={plan.plan.isPending}>
            {t('planning.submit')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

/** The way into the dialog that plans the audits of a year by what speaks for them, for members who may plan. */
export function PlanYear({ year }: { readonly year: number }) {
  const t = useWords()
  const { member } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  if (!mayWrite(auditRecord, member.roles)) return null
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)} data-not-printed>
        {t('planning.open')}
      </Button>
      {isOpen ? <PlanDialog year={year} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}
