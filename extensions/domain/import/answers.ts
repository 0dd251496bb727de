import { dimensions } from '../survey/satisfaction.js';
import { address } from './address.js';
import { optional, required, type RecordOf, type Table } from './column.js';
import { cooperation } from './cooperation.js';
import { customerHeadings } from './customers.js';
import { pastMoment } from './date.js';
import { score } from './score.js';
import { line, number, words } from './text.js';

const points = score(1, 10);

const columns = {
	customer: required('客户ID', 'Customer ID', number, customerHeadings),
	answered_at: optional('调研日期', 'Answered at', pastMoment, [
		'日期',
		'调研时间',
		'填写日期',
		'填写时间',
		'提交时间',
		'Date',
		'Survey date',
		'Submitted at',
	]),
	cooperation: optional('合作时长', 'Cooperation', cooperation, ['合作时间', '合作年限']),
	contact_person: optional('对接人', 'Contact person', line, ['联系人', '客户联系人']),
	quality: optional('产品/服务质量', 'Quality', points, [
		'产品质量',
		'服务质量',
		dimensions.quality['en-US'],
		'Product and service quality',
	]),
	speed: optional('响应速度', 'Speed of response', points, ['速度', 'Response speed', 'Speed']),
	effect: optional('问题解决效果', 'Effect of the solution', points, [
		'解决效果',
		dimensions.effect['en-US'],
		'Effect',
		'Problem solving',
	]),
	care: optional('客户关怀体验', 'Care', points, ['客户关怀', '关怀体验', dimensions.care['en-US'], 'Customer care']),
	overall: required('整体满意度', 'Overall', points, [
		'总体满意度',
		'满意度',
		dimensions.overall['en-US'],
		'Overall satisfaction',
	]),
	nps: optional('净推荐值(0-10)', 'NPS (0-10)', score(0, 10), [
		'推荐意愿',
		'推荐度',
		'Net promoter score',
		'Would you recommend us',
	]),
	reason: optional('推荐/不推荐原因', 'Reason', words, [
		'推荐或不推荐原因',
		'推荐原因',
		'原因',
		'Why, or why not',
		'Reason for the score',
	]),
	suggestion: optional('改进建议', 'Suggestion', words, [
		'建议',
		'意见建议',
		'Suggestions',
		'What should we do better',
	]),
	address: optional('联系方式', 'Contact', address, ['联系信息', 'Contact details', 'How to reach you']),
};

/** The toolkit's satisfaction survey (R26, R41). */
export const answers: Table<typeof columns> = { columns, derived: [] };

export type AnswerRecord = RecordOf<typeof columns>;
