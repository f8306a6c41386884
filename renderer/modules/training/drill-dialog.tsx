import type { DrillReading } from '#shared/modules/training/training.contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { FileFaults } from '../../records/foreign/file-faults.tsx'
import { ForeignFileDialog } from '../../records/foreign/foreign-file-dialog.tsx'
import { useForeignFile } from '../../records/foreign/use-foreign-file.ts'
import { Notice } from '../../ui/error-notice.tsx'

function Found({ reading }: { readonly reading: DrillReading }) {
  const t = useWords()
  const { read, added, changed, same, faults, unknown, unknownCount } = reading
  return (
    <>
      <p>{t('drill.found', { count: read, added, changed, same })}</p>
      <FileFaults one="drill.fault" title={t('drill.faults', { count: faults.length })} faults={faults} />
      {unknownCount > 0 ? (
        <Notice tone="attention" title={t('drill.unknown', { count: unknownCount })}>
          <p>{unknown.join(' · ')}</p>
        </Notice>
      ) : null}
    </>
  )
}

/** Takes the results of a drill from GoPhish: what the file says, what is wrong or of nobody, and only then for good. */
export function DrillDialog({ campaign, onClose }: { readonly campaign: string; readonly onClose: () => void }) {
  const t = useWords()
  const foreign = useForeignFile((ticket, take, options) => api.training.readDrill({ campaign, ticket, take }, options))
  const { reading } = foreign
  const isTaken = reading?.isTaken ?? false
  const isWhole = reading !== null && reading.faults.length === 0 && !isTaken
  const count = isWhole ? reading.added + reading.changed : 0
  return (
    <ForeignFileDialog
      title={t('drill.read')}
      about={t('drill.read.about')}
      accept=".csv,text/csv,.json,application/json"
      foreign={foreign}
      submit={t('drill.take', { count })}
      mayTake={count > 0}
      isDone={isTaken}
      onClose={onClose}
    >
      {isTaken ? <Notice isResult tone="good" title={t('drill.taken')} /> : null}
      {reading ? <Found reading={reading} /> : null}
    </ForeignFileDialog>
  )
}
