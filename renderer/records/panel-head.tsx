import { ActionIcon } from '@mantine/core'
import IconArrowsMaximize from '@tabler/icons-react/dist/esm/icons/IconArrowsMaximize.mjs'
import IconArrowsMinimize from '@tabler/icons-react/dist/esm/icons/IconArrowsMinimize.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useWords } from '../app/words.tsx'
import { useIsCut } from '../ui/use-is-cut.ts'
import { listSearch } from './list-search.ts'
import classes from './panel-head.module.css'

/** A title of a few lines at most, of which the rest is one key away. */
function Title({ title, as: Heading }: { readonly title: string; readonly as: 'h1' | 'h2' }) {
  const t = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const [heading, isCut] = useIsCut<HTMLHeadingElement>()
  return (
    <>
      <Heading ref={heading} className={classes.title} data-whole={isWhole}>
        <bdi>{title}</bdi>
      </Heading>
      {isCut || isWhole ? (
        <button type="button" className={classes.more} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'panel.title.less' : 'panel.title.whole')}
        </button>
      ) : null}
    </>
  )
}

/** The head of the right panel: what stands in it, and whether it takes the whole width. */
export function PanelHead({
  title,
  kind,
  number = null,
  onClose,
  children,
}: {
  readonly title: string
  /** What kind of record it is, above its title, and its number; the heading of the page where the panel is all of it. */
  readonly kind?: string
  readonly number?: string | null
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const t = useWords()
  const navigate = useNavigate()
  const found = useSearch({ strict: false })
  const wide = listSearch(found).wide ?? false
  const toggle = () =>
    void navigate({
      to: '.',
      search: (old: Readonly<Record<string, unknown>>) => {
        const { wide: _, ...rest } = old
        return wide ? rest : { ...rest, wide: true }
      },
    })
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        {kind ? (
          <div className={classes.over}>
            {wide ? <h1>{kind}</h1> : <span>{kind}</span>}
            {number ? <span>{number}</span> : null}
          </div>
        ) : null}
        <Title key={title} title={title} as={wide && !kind ? 'h1' : 'h2'} />
      </div>
      <div className={classes.buttons} data-not-printed>
        {children}
        <ActionIcon aria-label={t(wide ? 'panel.narrow' : 'panel.widen')} onClick={toggle}>
          {wide ? <IconArrowsMinimize size={16} /> : <IconArrowsMaximize size={16} />}
        </ActionIcon>
        <ActionIcon aria-label={t('panel.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
    </header>
  )
}
