import { expect } from 'playwright/test'
import { expectFocus, openFromPalette, openTab, press, pressOn, tabTo } from './by-keys.ts'
import { addRow, chooseIn, findIn, saveAs, takeStep, typeInto } from './fill-by-keys.ts'
import { begin, type Desk } from './walk-training.ts'
import { beginning } from './words.ts'

const cycle = 'Hardening, fourth quarter 2026'
export const item = 'Harden the build servers'

async function openRecord({ page, t }: Desk, title: string): Promise<void> {
  await openFromPalette(page, t('palette.placeholder'), title)
  await expect(page.getByRole('article').getByRole('heading', { name: title, exact: true })).toBeVisible()
  await expectFocus(page)
}

/** A cycle with one item; its page says what keeps it from being carried out. */
export async function planCycle(desk: Desk): Promise<void> {
  const { page, t } = desk
  const form = await begin(desk, 'cycle')
  await typeInto(form, t('cycle.title'), cycle)
  await chooseIn(form, t('cycle.kind'), t('cycle.kind.quarter'))
  await typeInto(form, t('period.start', { label: t('cycle.period') }), 'Q4 2026')
  await findIn(form, t('cycle.owner'), 'Grace Tan')
  await findIn(form, t('cycle.department'), 'Head Office Network Department')
  for (const field of ['goal', 'scope', 'planSummary']) await typeInto(form, t(`cycle.${field}`), 'Servers that build')
  await saveAs(page, cycle)
  await openTab(page, t('record.tab.related'))
  const name = t('form.new', { record: t('workItem').toLowerCase() })
  await pressOn(page, page.getByRole('article').getByRole('link', { name, exact: true }))
  const work = { ...desk, scope: page.getByRole('form') }
  await expect(work.scope).toBeVisible()
  await typeInto(work, t('workItem.title'), item)
  await findIn(work, t('workItem.leadDepartment'), 'Head Office Network Department')
  await findIn(work, t('workItem.owner'), 'Grace Tan')
  await typeInto(work, t('workItem.startOn'), '1 nov 2026')
  await typeInto(work, t('workItem.dueOn'), '20 dec 2026')
  const cell = await addRow(work, 'workItem.targets', 1)
  await typeInto(work, cell('name'), 'Servers hardened')
  await chooseIn(work, cell('kind'), t('workItem.targets.kind.percent'))
  await chooseIn(work, cell('direction'), t('workItem.targets.direction.atLeast'))
  await typeInto(work, cell('target'), '95')
  await saveAs(page, item)
  await openRecord(desk, cycle)
  const lacking = page.getByRole('article').getByText(t('gate.targetsUnapproved.open', { count: 1 }))
  await expect(lacking.or(page.getByRole('article').getByText(item)).first()).toBeVisible()
}

/** What only somebody else than the owner of the cycle may do, for the owner approves. */
export async function proposeTargets(desk: Desk): Promise<void> {
  await openRecord(desk, item)
  await takeStep(desk, 'workItem.step.proposeTargets')
}

/** From the approved targets through every phase into the next cycle, which takes the open work along. */
export async function closeCycle(desk: Desk): Promise<void> {
  const { page, t } = desk
  const write =
    (field: string) =>
    async (dialog: Parameters<typeof typeInto>[0]): Promise<void> =>
      await typeInto(dialog, t(`cycle.${field}`), 'Three of four servers done')
  await openRecord(desk, item)
  await takeStep(desk, 'workItem.step.approveTargets')
  await takeStep(desk, 'workItem.step.start')
  await press(page, 'e')
  const form = { ...desk, scope: page.getByRole('form') }
  const measured = t('parts.cell', { label: t('workItem.targets.measured'), row: 1 })
  await typeInto(form, measured, '96')
  await saveAs(page, item)
  await openRecord(desk, cycle)
  await takeStep(desk, 'cycle.step.startDo')
  await takeStep(desk, 'cycle.step.startCheck', write('doSummary'))
  await takeStep(desk, 'cycle.step.startAct', write('checkSummary'))
  await pressOn(page, page.getByRole('article').getByRole('button', { name: beginning(t('closing.open')) }))
  const dialog = { ...desk, scope: page.getByRole('dialog') }
  const next = dialog.scope.getByRole('textbox', { name: t('closing.nextTitle'), exact: true })
  await tabTo(page, next)
  await expect(next).toHaveValue('Hardening, first quarter 2027')
  await write('actSummary')(dialog)
  await write('lessons')(dialog)
  await expect(dialog.scope.getByRole('checkbox', { name: item })).toBeChecked()
  await pressOn(page, dialog.scope.getByRole('button', { name: t('closing.submit', { count: 1 }) }))
  await expect(dialog.scope).toHaveCount(0)
  await expectFocus(page)
  await openRecord(desk, 'Hardening, first quarter 2027')
}
