/** A heading of the handbook: a section of a chapter, by their addresses. */
export type HelpPlace = { readonly chapter: string; readonly section: string }

const at = (chapter: string, section: string): HelpPlace => ({ chapter, section })
const findings = at('auditor', 'findings')
const cycle = at('team-lead', 'a-pdca-cycle')
const policy = at('team-lead', 'a-policy-and-its-review')
const controls = at('controls-and-frameworks', 'checks')
const duties = at('duties-and-indicators', 'recurring-duties')
const indicators = at('duties-and-indicators', 'indicators')
const exercise = at('trainer', 'an-exercise-of-red-and-blue')
const plan = at('trainer', 'the-plan-of-an-exercise')
const assessment = at('trainer', 'a-score-based-assessment')
const quizzes = at('trainer', 'questions-and-quizzes')
const competition = at('trainer', 'competitions')
const skills = at('trainer', 'skills-and-roles')
const register = at('assets', 'the-register')
const weaknesses = at('assets', 'vulnerabilities')
const baselines = at('assets', 'baselines')
const cases = at('risks-and-oversight', 'accountability')
const risks = at('risks-and-oversight', 'the-risk-register')
const reports = at('risks-and-oversight', 'department-reports')
const briefings = at('risks-and-oversight', 'briefings-of-committees')
const people = at('first-steps', 'fill-in-what-everything-else-refers-to')
const members = at('vault-and-keys', 'members')

/** The passage on each kind of record, by its name. */
export const helpOfRecord: ReadonlyMap<string, HelpPlace> = new Map([
  ['audit', at('auditor', 'plan-and-start')],
  ['checklistRow', at('auditor', 'checklist-and-working-papers')],
  ['evidenceItem', at('auditor', 'files-of-evidence')],
  ['finding', findings],
  ['correctiveAction', findings],
  ['findingExtension', findings],
  ['effectivenessCheck', findings],
  ['findingScale', findings],
  ['cycle', cycle],
  ['workItem', cycle],
  ['policy', policy],
  ['policyVersion', policy],
  ['policyReview', policy],
  ['policyApproval', at('policies', 'approval-by-quorum')],
  ['policyException', at('policies', 'exceptions-that-expire')],
  ['dataGrade', at('policies', 'grades-of-data-and-violations')],
  ['violationScenario', at('policies', 'grades-of-data-and-violations')],
  ['violationCase', at('policies', 'grades-of-data-and-violations')],
  ['attestationCampaign', at('policies', 'who-has-read-and-accepted')],
  ['attestation', at('policies', 'who-has-read-and-accepted')],
  ['replyKey', at('policies', 'people-without-the-program')],
  ['clauseComment', at('policies', 'comment-on-clauses')],
  ['briefing', briefings],
  ['control', controls],
  ['controlCheck', controls],
  ['protectionAssessment', at('controls-and-frameworks', 'the-score-of-mlps')],
  ['externalAssessment', at('controls-and-frameworks', 'assessments-by-others')],
  ['requirement', at('controls-and-frameworks', 'frameworks')],
  ['schedule', duties],
  ['occurrence', duties],
  ['houseDay', duties],
  ['indicator', indicators],
  ['quiz', quizzes],
  ['question', quizzes],
  ['quizQuestion', quizzes],
  ['quizAttempt', quizzes],
  ['indicatorReading', indicators],
  ['exercise', exercise],
  ['attackStep', exercise],
  ['defenceFact', exercise],
  ['deconfliction', exercise],
  ['exerciseApproval', plan],
  ['inject', plan],
  ['whiteCard', plan],
  ['lesson', at('trainer', 'lessons-of-an-exercise')],
  ['exerciseTemplate', at('trainer', 'templates-of-exercises')],
  ['course', at('trainer', 'courses-and-sessions')],
  ['trainingSession', at('trainer', 'courses-and-sessions')],
  ['assessment', assessment],
  ['score', assessment],
  ['competition', competition],
  ['challenge', competition],
  ['entrant', competition],
  ['solve', competition],
  ['award', competition],
  ['skill', skills],
  ['skillRating', skills],
  ['roleProfile', skills],
  ['growthPlan', at('trainer', 'growth-plans')],
  ['asset', register],
  ['synchronyItem', at('assets', 'planned-built-and-run-together')],
  ['vulnerability', weaknesses],
  ['remedyPeriod', weaknesses],
  ['scan', at('assets', 'scans')],
  ['baseline', baselines],
  ['baselineCheck', baselines],
  ['risk', risks],
  ['riskScale', at('risks-and-oversight', 'the-scale')],
  ['riskTreatment', at('risks-and-oversight', 'treatment')],
  ['spendingItem', at('risks-and-oversight', 'security-spending')],
  ['accountabilityCase', cases],
  ['accountabilityRule', cases],
  ['departmentReport', reports],
  ['branchReport', reports],
  ['reportTemplate', reports],
  ['person', people],
  ['department', people],
  ['group', people],
  ['membership', people],
  ['organisation', people],
  ['member', members],
  ['seal', at('seal-and-verify', 'seal')],
])

/** The passage on each page that is no list, by the first part of its address. */
export const helpOfPage: ReadonlyMap<string, HelpPlace> = new Map([
  ['', at('first-steps', 'the-page-today')],
  ['calendar', at('duties-and-indicators', 'the-calendar')],
  ['search', at('first-steps', 'find-your-way')],
  ['reports', at('seal-and-verify', 'seal')],
  ['verify', at('seal-and-verify', 'verify')],
  ['journal', at('journal-and-check', 'check')],
  ['settings', members],
])

/** The passage of the handbook that explains the page at this path. */
export function helpFor(path: string): HelpPlace {
  const [page = '', record = ''] = path.replace(/^\/+/, '').split('/')
  const found = page === 'records' ? helpOfRecord.get(record) : helpOfPage.get(page)
  return found ?? at('first-steps', 'find-your-way')
}
