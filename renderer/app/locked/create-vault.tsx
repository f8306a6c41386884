import { useState } from 'react'
import type { CreatedVault } from '#shared/modules/session/session.contract.ts'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { usePreferences } from '../preferences.ts'
import type { LockedSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { LockedLinks } from './first-start.tsx'
import { FounderStep } from './founder-step.tsx'
import classes from './locked.module.css'
import { RecoveryKeyStep } from './recovery-key-step.tsx'
import { type OnOpen, useUnlock } from './use-open-vault.ts'
import type { VaultDraft } from './vault-draft.ts'
import { VaultStep } from './vault-step.tsx'

const steps = ['vault', 'founder', 'key'] as const
type Step = (typeof steps)[number]

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** A vault in three steps: where it stands, who founds it, and the key that opens it when all else is forgotten. */
export function CreateVault({ session, onOpen }: { readonly session: LockedSession; readonly onOpen: OnOpen }) {
  const t = useWords()
  const { language } = usePreferences()
  const creation = useTask(api.session.create)
  const opening = useUnlock(onOpen)
  const [step, setStep] = useState<Step>('vault')
  const [draft, setDraft] = useState<VaultDraft>({
    name: '',
    path: session.defaultFolder,
    zone: ownZone(),
    person: '',
    login: '',
  })
  const [password, setPassword] = useState('')
  const [created, setCreated] = useState<CreatedVault | null>(null)

  const create = async (chosen: string) => {
    setPassword(chosen)
    const vault = await creation.run({ ...draft, password: chosen, language })
    if (!vault) return
    setCreated(vault)
    setStep('key')
  }

  const enter = async () => {
    if (!created) return
    const status = await api.session.status({})
    if (status.state === 'open') onOpen(status)
    else await opening.unlock({ path: created.path, login: draft.login, password })
  }

  return (
    <section className={classes.panel} aria-labelledby="create-title">
      <h1 className={classes.title} id="create-title">
        {t('create.title')}
      </h1>
      <ol className={classes.steps}>
        {steps.map((name, index) => (
          <li key={name} aria-current={name === step ? 'step' : undefined} data-done={index < steps.indexOf(step)}>
            {t(`create.step.${name}`)}
          </li>
        ))}
      </ol>
      {step === 'vault' ? <VaultStep draft={draft} onChange={setDraft} onNext={() => setStep('founder')} /> : null}
      {step === 'founder' ? (
        <FounderStep
          draft={draft}
          onChange={setDraft}
          onBack={() => setStep('vault')}
          onCreate={(chosen) => void create(chosen)}
          creation={creation}
        />
      ) : null}
      {step === 'key' && created ? (
        <RecoveryKeyStep recoveryKey={created.recoveryKey} name={draft.name} opening={opening} onEnter={enter} />
      ) : null}
      {step === 'key' ? null : <LockedLinks session={session} except="create" />}
    </section>
  )
}
