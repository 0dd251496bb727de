import { text } from '../definition.js';
import { field } from '../field.js';

const note = text('留空则使用设置中的时限。', 'Empty: the minutes of the settings.');

/** Deadlines in minutes (R18) that a category or a tier may set for itself. */
export const allowances = [
	field('first_response_minutes', 'integer', text('初步响应(分钟)', 'First response (minutes)'), { note }),
	field('commit_minutes', 'integer', text('解决或承诺(分钟)', 'Solution or promise (minutes)'), { note }),
	field('progress_minutes', 'integer', text('进度告知(分钟)', 'Progress (minutes)'), { note }),
];
