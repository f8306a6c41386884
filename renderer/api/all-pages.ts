import type { ListQuery, Page } from '#shared/contract/list.ts'

const pageSize = 500

/** Every row that a list answers, page by page, `most` at most; `total` counts those beyond it too. */
export async function allPages<Row>(
  list: (query: ListQuery) => Promise<Page<Row>>,
  query: ListQuery,
  most: number,
): Promise<Page<Row>> {
  const first = await list({ ...query, offset: 0, limit: Math.min(pageSize, most) })
  const wanted = Math.min(first.total, most)
  const offsets = Array.from({ length: Math.max(0, Math.ceil(wanted / pageSize) - 1) }, (_, i) => (i + 1) * pageSize)
  const rest = await Promise.all(offsets.map((offset) => list({ ...query, offset, limit: pageSize })))
  const pages = [first, ...rest]
  return {
    rows: pages.flatMap((page) => page.rows).slice(0, most),
    titles: Object.assign({}, ...pages.map((page) => page.titles)),
    total: first.total,
  }
}
