import { sayDuration } from '../words/relative-time.js';

/** A span of time in both languages; what has not begun is none. */
export const spans = (ms: number) =>
	[sayDuration(Math.max(0, ms), 'zh-CN'), sayDuration(Math.max(0, ms), 'en-US')] as const;
