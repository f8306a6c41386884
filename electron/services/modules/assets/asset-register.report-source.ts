import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { projectAssetRegister } from '#shared/modules/assets/asset-register.projection.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { unitsWithin } from '#shared/modules/people/people.units.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

const inUse: Filter = { field: 'state', comparison: 'isNot', value: 'retired' }

/** What a unit and the units below it answer for; its head and whoever keeps its register stand for it. */
export const assetRegisterReport: ReportKind<'assetRegister'> = {
  record: departmentRecord,
  gather(context, id) {
    const departments = context.read(departmentRecord)
    const unit = departments.get(id)
    const units = unitsWithin(departments.all(), unit.id)
    const organisation = context.read(organisationRecord).all()
    const assets = context
      .read(assetRecord)
      .all([inUse])
      .filter(({ department }) => department !== null && units.has(department))
    const projection = projectAssetRegister({
      ...{ unit, units: units.size, assets, on: context.today, nameOf: namesOf(context) },
      organisation: organisation[0] ?? null,
    })
    return {
      title: unit.name,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: departmentRecord, rows: [unit] },
        { record: assetRecord, rows: assets },
      ],
      named: [personRecord, departmentRecord],
      projection,
      signatories: projection.signers.map(({ id: person }) => person),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'assetDocument.refused.noHead' : null,
    }
  },
}
