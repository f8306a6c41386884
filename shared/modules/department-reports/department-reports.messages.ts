import { defineMessages } from '../../base/translate.ts'
import { branchReportMessages } from './department-reports.branch-messages.ts'
import { departmentReportMessages } from './department-reports.report-messages.ts'
import { reportSheetMessages } from './department-reports.sheet-messages.ts'
import { reportTemplateMessages } from './department-reports.template-messages.ts'

export const departmentReportsMessages = defineMessages({
  en: {
    'module.departmentReports': 'Department reports',
    'departmentReports.refused.noPeriod': 'No version of this template asks for a period that begins on {{start}}.',
    'departmentReports.refused.notSignedOff': 'The head of the department has not signed off this report yet.',
    'departmentReports.refused.branchNotCompiled':
      'Compile the branch report first: what is not frozen cannot be sealed.',
    ...departmentReportMessages.en,
    ...branchReportMessages.en,
    ...reportTemplateMessages.en,
    ...reportSheetMessages.en,
  },
  'zh-CN': {
    'module.departmentReports': '部门报表',
    'departmentReports.refused.noPeriod': '该模板没有任何版本要求自 {{start}} 起的报送期。',
    'departmentReports.refused.notSignedOff': '该报表尚未经部门负责人签批。',
    'departmentReports.refused.branchNotCompiled': '请先汇总：未冻结的内容不能封存。',
    ...departmentReportMessages['zh-CN'],
    ...branchReportMessages['zh-CN'],
    ...reportTemplateMessages['zh-CN'],
    ...reportSheetMessages['zh-CN'],
  },
})
