import { workingsMessages } from '#shared/modules/training/training.workings-messages.ts'
import { badgeVerdictMessages } from '#shared/modules/verification/verification.badge-messages.ts'
import { verificationMessages } from '#shared/modules/verification/verification.messages.ts'
import { calendarMessages } from '../charts/calendar.messages.ts'
import { accountabilityViewsMessages } from '../modules/accountability/accountability-views.messages.ts'
import { assetsViewsMessages } from '../modules/assets/assets-views.messages.ts'
import { scanImportMessages } from '../modules/assets/scan-import/scan-import.messages.ts'
import { auditsFindingsMessages } from '../modules/audits/audits-findings.messages.ts'
import { auditsJudgementMessages } from '../modules/audits/audits-judgement.messages.ts'
import { auditsMetricsMessages } from '../modules/audits/audits-metrics.messages.ts'
import { auditsWindowMessages } from '../modules/audits/audits-window.messages.ts'
import { buildingMessages } from '../modules/audits/building/building.messages.ts'
import { evidencePageMessages } from '../modules/audits/evidence/evidence.messages.ts'
import { evidencePackMessages } from '../modules/audits/evidence-pack.messages.ts'
import { packIntakeMessages } from '../modules/audits/intake/pack-intake.messages.ts'
import { oscalReadingMessages } from '../modules/audits/oscal/oscal-reading.messages.ts'
import { planningMessages } from '../modules/audits/programme/planning.messages.ts'
import { redactionMessages } from '../modules/audits/redaction/redaction.messages.ts'
import { teamMessages } from '../modules/audits/team/team.messages.ts'
import { templatesMessages } from '../modules/audits/templates/templates.messages.ts'
import { briefingsViewsMessages } from '../modules/briefings/briefings-views.messages.ts'
import { cadenceViewsMessages } from '../modules/cadence/cadence-views.messages.ts'
import { controlsViewsMessages } from '../modules/controls/controls-views.messages.ts'
import { frameworksViewsMessages } from '../modules/controls/frameworks/frameworks-views.messages.ts'
import { cyclesViewsMessages } from '../modules/cycles/cycles-views.messages.ts'
import { departmentReportsEntryMessages } from '../modules/department-reports/department-reports-entry.messages.ts'
import { departmentReportsSheetMessages } from '../modules/department-reports/department-reports-sheet.messages.ts'
import { departmentReportsViewsMessages } from '../modules/department-reports/department-reports-views.messages.ts'
import { attackViewsMessages } from '../modules/exercises/attack/attack.messages.ts'
import { captureMessages } from '../modules/exercises/capture/capture.messages.ts'
import { exerciseExchangeMessages } from '../modules/exercises/exchange/exchange.messages.ts'
import { runExchangeMessages } from '../modules/exercises/exchange/run-exchange.messages.ts'
import { exercisesViewsMessages } from '../modules/exercises/exercises-views.messages.ts'
import { pathMessages } from '../modules/exercises/path/path.messages.ts'
import { injectsViewMessages } from '../modules/exercises/plan/injects.messages.ts'
import { exerciseTemplatesMessages } from '../modules/exercises/templates/templates.messages.ts'
import { indicatorBuilderMessages } from '../modules/indicators/indicator-builder.messages.ts'
import { indicatorsViewsMessages } from '../modules/indicators/indicators-views.messages.ts'
import { answersViewMessages } from '../modules/people/answers.messages.ts'
import { bodyMessages } from '../modules/people/body.messages.ts'
import { orgChartMessages } from '../modules/people/org-chart.messages.ts'
import { peopleViewsMessages } from '../modules/people/people-views.messages.ts'
import { personTimelineMessages } from '../modules/people/person-timeline.messages.ts'
import { approvalMessages } from '../modules/policies/approval/approval.messages.ts'
import { attestingMessages } from '../modules/policies/attestation/attesting.messages.ts'
import { clausesMessages } from '../modules/policies/clauses/clauses.messages.ts'
import { differenceMessages } from '../modules/policies/difference/difference.messages.ts'
import { exceptionsMessages } from '../modules/policies/exceptions/exceptions.messages.ts'
import { policiesViewsMessages } from '../modules/policies/policies-views.messages.ts'
import { readingMessages } from '../modules/policies/reading/reading.messages.ts'
import { reportsWindowMessages } from '../modules/reports/reports-window.messages.ts'
import { stampsMessages } from '../modules/reports/stamps.messages.ts'
import { risksViewsMessages } from '../modules/risks/risks-views.messages.ts'
import { samplingViewsMessages } from '../modules/sampling/sampling-views.messages.ts'
import { niceViewMessages } from '../modules/skills/nice.messages.ts'
import { skillsViewsMessages } from '../modules/skills/skills-views.messages.ts'
import { spendingViewsMessages } from '../modules/spending/spending-views.messages.ts'
import { badgeViewMessages } from '../modules/training/badge.messages.ts'
import { competitionViewsMessages } from '../modules/training/competition/competition-views.messages.ts'
import { contestExchangeMessages } from '../modules/training/competition/contest-exchange.messages.ts'
import { competitionPointsMessages } from '../modules/training/competition-points.messages.ts'
import { drillMessages } from '../modules/training/drill.messages.ts'
import { quizViewMessages } from '../modules/training/quiz/quiz.messages.ts'
import { rollCallMessages } from '../modules/training/roll-call.messages.ts'
import { scoreEntryMessages } from '../modules/training/score-entry.messages.ts'
import { spreadMessages } from '../modules/training/spread.messages.ts'
import { trainingViewsMessages } from '../modules/training/training-views.messages.ts'
import { scoreWorkingsMessages } from '../modules/training/workings.messages.ts'
import { accountabilityMessages } from '../records/accountability.messages.ts'
import { curriculumMessages } from '../records/curriculum.messages.ts'
import { exportMessages } from '../records/export.messages.ts'
import { formMessages } from '../records/form.messages.ts'
import { gateMessages } from '../records/gate.messages.ts'
import { historyMessages } from '../records/history/history.messages.ts'
import { importMessages } from '../records/import.messages.ts'
import { inlineMessages } from '../records/inline/inline.messages.ts'
import { cameraMessages } from '../records/inputs/camera/camera.messages.ts'
import { inputsMessages } from '../records/inputs/inputs.messages.ts'
import { listMessages } from '../records/list.messages.ts'
import { filesMessages } from '../records/preview/files.messages.ts'
import { printMessages } from '../records/print/print.messages.ts'
import { purposesMessages } from '../records/purposes.messages.ts'
import { purposesOfWorkMessages } from '../records/purposes-of-work.messages.ts'
import { recordsMessages } from '../records/records.messages.ts'
import { dutyCalendarMessages } from './calendar/calendar.messages.ts'
import { draftsMessages } from './drafts/drafts.messages.ts'
import { homeFigureMessages } from './home/figures.messages.ts'
import { homeGuideMessages } from './home/guide.messages.ts'
import { homeMessages } from './home/home.messages.ts'
import { noticesMessages } from './notices/notices.messages.ts'
import { journalDamagesMessages } from './pages/journal-damages.messages.ts'
import { journalPageMessages } from './pages/journal-page.messages.ts'
import { pagesMessages } from './pages/pages.messages.ts'
import { paletteMessages } from './palette/palette.messages.ts'
import { settingsMessages } from './settings/settings.messages.ts'
import { shellMessages } from './shell.messages.ts'
import { tasksMessages } from './tasks/tasks.messages.ts'
import type { Catalogue } from './words.tsx'

/** All that the open window says beside the words of the records. */
export const openWords: readonly Catalogue[] = [
  shellMessages,
  dutyCalendarMessages,
  tasksMessages,
  paletteMessages,
  noticesMessages,
  purposesMessages,
  purposesOfWorkMessages,
  recordsMessages,
  exceptionsMessages,
  gateMessages,
  listMessages,
  printMessages,
  accountabilityMessages,
  formMessages,
  historyMessages,
  importMessages,
  exportMessages,
  inlineMessages,
  inputsMessages,
  cameraMessages,
  cyclesViewsMessages,
  policiesViewsMessages,
  differenceMessages,
  approvalMessages,
  clausesMessages,
  briefingsViewsMessages,
  cadenceViewsMessages,
  attestingMessages,
  readingMessages,
  controlsViewsMessages,
  frameworksViewsMessages,
  pagesMessages,
  journalPageMessages,
  journalDamagesMessages,
  homeMessages,
  calendarMessages,
  draftsMessages,
  homeGuideMessages,
  homeFigureMessages,
  settingsMessages,
  badgeVerdictMessages,
  verificationMessages,
  auditsWindowMessages,
  buildingMessages,
  oscalReadingMessages,
  planningMessages,
  teamMessages,
  evidencePageMessages,
  redactionMessages,
  filesMessages,
  templatesMessages,
  evidencePackMessages,
  packIntakeMessages,
  reportsWindowMessages,
  stampsMessages,
  auditsFindingsMessages,
  auditsJudgementMessages,
  auditsMetricsMessages,
  indicatorsViewsMessages,
  indicatorBuilderMessages,
  attackViewsMessages,
  exerciseExchangeMessages,
  runExchangeMessages,
  captureMessages,
  injectsViewMessages,
  pathMessages,
  exercisesViewsMessages,
  exerciseTemplatesMessages,
  departmentReportsEntryMessages,
  departmentReportsSheetMessages,
  departmentReportsViewsMessages,
  risksViewsMessages,
  accountabilityViewsMessages,
  curriculumMessages,
  niceViewMessages,
  skillsViewsMessages,
  spendingViewsMessages,
  scoreEntryMessages,
  workingsMessages,
  scoreWorkingsMessages,
  spreadMessages,
  badgeViewMessages,
  drillMessages,
  competitionPointsMessages,
  quizViewMessages,
  rollCallMessages,
  trainingViewsMessages,
  competitionViewsMessages,
  contestExchangeMessages,
  peopleViewsMessages,
  personTimelineMessages,
  orgChartMessages,
  bodyMessages,
  answersViewMessages,
  scanImportMessages,
  samplingViewsMessages,
  assetsViewsMessages,
]
