import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { projectAssetRegister } from '#shared/modules/assets/asset-register.projection.ts'
import { synchronyItemRecord } from '#shared/modules/assets/synchrony-item.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { allAmong } from '../../records/all-among.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { unitOf } from '../../reports/report-unit.ts'

const inUse: Filter = { field: 'state', comparison: 'isNot', value: 'retired' }

/** What a unit and the units below it answer for; its head and whoever keeps its register stand for it. */
export const assetRegisterReport: ReportKind<'assetRegister'> = {
  record: departmentRecord,
  gather(context, id) {
    const { unit, count, has, organisations, organisation } = unitOf(context, id)
    const assets = context
      .read(assetRecord)
      .all([inUse])
      .filter(({ department }) => has(department))
    const items = allAmong(
      context,
      synchronyItemRecord,
      'asset',
      assets.map((asset) => asset.id),
    )
    const projection = projectAssetRegister({
      ...{ unit, units: count, assets, items, on: context.today, nameOf: namesOf(context) },
      organisation,
    })
    return {
      title: unit.name,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: departmentRecord, rows: [unit] },
        { record: assetRecord, rows: assets },
        { record: synchronyItemRecord, rows: items, without: ['evidence'] },
      ],
      named: [personRecord, departmentRecord],
      projection,
      signatories: projection.signers.map(({ id: person }) => person),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'assetDocument.refused.noHead' : null,
    }
  },
}
