import { Button } from '@mantine/core'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

/** Hands out the page by which a recipient judges what was sealed here, without this program. */
export function VerifierPageSave() {
  const t = useWords()
  const task = useTask<void, OutgoingFile>((_, options) => api.verification.page({}, options))
  const save = async () => {
    const file = await task.run()
    if (file) await saveFile(file)
  }
  return (
    <section className={classes.others} aria-labelledby="verifier-page">
      <h2 id="verifier-page">{t('verifyPage.others')}</h2>
      <p className="quiet">{t('verifyPage.others.help')}</p>
      <Button variant="default" loading={task.running} onClick={() => void save()}>
        {t('verifyPage.savePage')}
      </Button>
      <TaskProgress task={task} label={t('verifyPage.savingPage')} />
      <RefusalNotice refusal={task.refusal} />
    </section>
  )
}
