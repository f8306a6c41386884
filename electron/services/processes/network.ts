import { answerJobs } from './answer-jobs.ts'
import { runNetworkJob } from './network-jobs.ts'

answerJobs(runNetworkJob)
