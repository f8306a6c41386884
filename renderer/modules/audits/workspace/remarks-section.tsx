import { useRef } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Comments } from '../../../records/comments.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './paper.module.css'

/** What the reviewer remarks on a row and the preparer answers; it stands apart from the paper, so it works in any state. */
export function RemarksSection({ id }: { readonly id: string }) {
  const t = useWords()
  const frame = useRef<HTMLElement>(null)
  useWorkspaceKeys({ c: () => frame.current?.querySelector('textarea')?.focus() })
  return (
    <section ref={frame} className={classes.section} aria-label={t('workspace.remarks')}>
      <h4 className={classes.heading}>
        {t('workspace.remarks')}
        <kbd className={classes.key}>c</kbd>
      </h4>
      <Comments record="checklistRow" id={id} />
    </section>
  )
}
