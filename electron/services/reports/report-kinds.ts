import { auditReport } from '../modules/audits/audits.report-source.ts'
import type { ReportKind } from './report-kind.ts'

/** Every kind of report; one line each. */
export const reportKinds: readonly ReportKind[] = [auditReport]
