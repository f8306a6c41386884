import { Popover } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import classes from './shell.module.css'
import tray from './tray.module.css'

/** A button of the rail that opens a panel beside it; `count` stands at its end, and in its name. */
export function RailPanel({
  label,
  spoken,
  count,
  icon: Icon,
  opened,
  onChange,
  position = 'right-end',
  head,
  foot,
  children,
}: {
  readonly label: string
  /** The count in words, spoken after the label in the place of the number. */
  readonly spoken: string
  readonly count: number
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  readonly opened: boolean
  readonly onChange: (opened: boolean) => void
  readonly position?: 'right-start' | 'right-end'
  readonly head?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <Popover opened={opened} onChange={onChange} position={position} offset={10} width={420} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.item} onClick={() => onChange(!opened)}>
          <Icon size={16} stroke={1.75} />
          <span>{label}</span>
          {count > 0 ? (
            <>
              <b className={tray.count} aria-hidden="true">
                {count > 99 ? '99+' : count}
              </b>
              <span className="only-spoken">{spoken}</span>
            </>
          ) : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={tray.panel} aria-label={label} data-not-printed>
        <div className={tray.head}>
          <h2>{label}</h2>
          {head}
        </div>
        <div className={tray.body}>{children}</div>
        {foot ? <p className={tray.foot}>{foot}</p> : null}
      </Popover.Dropdown>
    </Popover>
  )
}
