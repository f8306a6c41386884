import { expect, type Locator, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { labelled } from './window/words.ts'

const sheet = `<html><head><style>td { color: red }</style></head><body><table>
  <tr><td>Code</td><td>Requirement</td><td>Expected value</td></tr>
  <tr><td>N-1</td><td>Unused ports are shut<script>window.hostile = 1</script></td><td onclick="window.hostile = 1">shutdown</td></tr>
  <tr><td>N-2</td><td>Clocks are synchronised <img src="x" onerror="window.hostile = 1"></td><td>NTP, 整改</td></tr>
</table></body></html>`

/** Pastes as the clipboard of a sheet does, with the table as HTML and as text. */
async function paste(target: Locator, html: string, plain: string): Promise<void> {
  await target.focus()
  await target.evaluate(
    (element, data) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', data.html)
      clipboardData.setData('text/plain', data.plain)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { html, plain },
  )
}

test('a table that was copied from a sheet becomes rows of a form and lines of a text, and nothing of it runs', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    await page.goto(`${new URL(page.url()).origin}/#/records/baseline/new`)
    const items = page.getByRole('table', { name: t('baseline.items') })
    const add = page.getByRole('button', { name: t('parts.addTo', { label: t('baseline.items') }) })
    await paste(add, sheet, '')
    const cell = (column: string, row: number) =>
      items.getByRole('textbox', { name: t('parts.cell', { label: t(`baseline.items.${column}`), row }) })
    await expect(cell('code', 1)).toHaveValue('N-1')
    await expect(cell('requirement', 1)).toHaveValue('Unused ports are shut')
    await expect(cell('expected', 2)).toHaveValue('NTP, 整改')
    await expect(page.getByText(t('parts.pasted', { count: 2 }))).toBeVisible()
    // From the middle of the second row on, over what stands there; what has no column is named.
    await paste(cell('requirement', 2), '', 'Clocks agree\twithin a second\tspare\nLogs are kept\tsix months\n')
    await expect(cell('code', 2)).toHaveValue('N-2')
    await expect(cell('requirement', 2)).toHaveValue('Clocks agree')
    await expect(cell('expected', 3)).toHaveValue('six months')
    await expect(page.getByText(t('parts.pasted.cellsBeyond', { count: 1 }))).toBeVisible()
    await paste(labelled(page, t('baseline.description')), sheet, '')
    await expect(labelled(page, t('baseline.description'))).toHaveValue(
      '- Code | Requirement | Expected value\n- N-1 | Unused ports are shut | shutdown\n- N-2 | Clocks are synchronised | NTP, 整改',
    )
    expect(await page.evaluate(() => 'hostile' in window)).toBe(false)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
