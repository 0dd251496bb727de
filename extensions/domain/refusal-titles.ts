import type { Text } from './language.js';
import type { RefusalCode } from './refusal.js';

/** What stands above a refusal, where a screen has a line for it. */
export const refusalTitles: Readonly<Record<RefusalCode, Text>> = {
	LOOP_STEP: { 'zh-CN': '流程里没有这一步', 'en-US': 'The loop has no such step' },
	LOOP_INCOMPLETE: { 'zh-CN': '还缺内容', 'en-US': 'Something is still missing' },
	LOOP_CONFLICT: { 'zh-CN': '别人刚刚改过', 'en-US': 'Someone else was faster' },
	LOOP_FROZEN: { 'zh-CN': '已归档，不能再改', 'en-US': 'Archived issues are frozen' },
	LOOP_KEEP: { 'zh-CN': '这里的内容要保留', 'en-US': 'This has to stay' },
	LOOP_SERVER_FIELD: { 'zh-CN': '这些字段由系统填写', 'en-US': 'The desk fills these fields' },
	LOOP_PROMISE: { 'zh-CN': '不能这样承诺', 'en-US': 'This promise cannot be made' },
	LOOP_INTERVIEWER: { 'zh-CN': '请换一位同事打这个电话', 'en-US': 'Somebody else makes this call' },
	LOOP_READ_ONLY: { 'zh-CN': '只能看，不能改', 'en-US': 'This can only be read' },
	LOOP_TOKEN: { 'zh-CN': '链接不能用', 'en-US': 'The link does not work' },
	LOOP_RATE: { 'zh-CN': '太频繁了', 'en-US': 'Too many tries' },
	LOOP_ROOM: { 'zh-CN': '许可证的余量不够', 'en-US': 'The licence has no room' },
};
