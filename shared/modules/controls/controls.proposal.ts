import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** The values with which a new check of a control begins: its procedure, and its steps without their ids. */
export function checkTemplate(control: AnyEntity): Readonly<Record<string, AnyValue>> {
  return {
    procedure: control.procedure ?? null,
    steps: partRows(control.steps).map(({ step, expected }) => ({ step: step ?? null, expected: expected ?? null })),
  }
}

/** Whether what a check found asks for a finding. */
export function asksForFinding(check: AnyEntity): boolean {
  return check.result === 'ineffective' || check.result === 'partlyEffective'
}

function lines(texts: readonly (AnyValue | undefined)[]): string {
  return texts.filter((text) => isText(text) && text !== '').join('\n\n')
}

/** The finding that a check proposes: what was found against what was expected, for the department that answers for the control. */
export function proposedFinding(check: AnyEntity, control: AnyEntity): Readonly<Record<string, AnyValue>> {
  const deviating = partRows(check.steps).filter(({ outcome }) => outcome === 'deviates')
  return {
    title: isText(control.title) ? control.title : null,
    control: control.id,
    controlCheck: check.id,
    identifiedOn: check.performedOn ?? null,
    severity: check.result === 'ineffective' ? 'high' : 'medium',
    condition: lines([check.conclusion, ...deviating.map(({ step, actual }) => lines([step, actual]))]),
    criterion: lines([control.objective, ...deviating.map(({ expected }) => expected)]),
    department: control.department ?? null,
    owner: control.owner ?? null,
  }
}
