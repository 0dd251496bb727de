import { afterIssue } from './after-issue.js';
import { firstWeek } from './first-week.js';
import { recommendation } from './recommendation.js';
import { satisfaction } from './satisfaction.js';
import { tcsi } from './tcsi.js';

/** The surveys that ship; of those with the same trigger one is active. */
export const shippedSurveys = [satisfaction, afterIssue, firstWeek, recommendation, tcsi] as const;
