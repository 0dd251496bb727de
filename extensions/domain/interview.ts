import type { Language, Text } from './language.js';
import type { RiskSignal } from './risk/risk.js';
import type { Question } from './survey/question.js';

/** Everything that whoever calls needs in front of them (D14): what `GET /loop/responses/:id/interview` answers. */
export type Interview = {
	readonly state: 'open' | 'answered' | 'ended';
	/** Whether the person who looks may ask: whoever handled the issue may not, unless the settings say so (D14). */
	readonly may: boolean;
	readonly language: Language;
	readonly title: Text;
	readonly questions: readonly Question[];
	readonly issue: { readonly id: number; readonly number: string; readonly description: string } | null;
	readonly customer: CalledCustomer;
	readonly call: {
		readonly due: string | null;
		readonly attempts: number;
		readonly most: number;
		readonly ended: string | null;
	};
	/** Who filled the slot, and what came out. */
	readonly answered: {
		readonly at: string;
		readonly by: string | null;
		readonly channel: string;
		readonly overall: number | null;
	} | null;
	readonly issues: readonly PastIssue[];
	readonly answers: readonly PastAnswer[];
};

export type CalledCustomer = {
	readonly id: string;
	readonly name: string;
	readonly contact: string | null;
	readonly phone: string | null;
	readonly tier: Text | null;
	readonly satisfaction: number | null;
	readonly risk: number | null;
	readonly signals: readonly RiskSignal[];
};

export type PastIssue = {
	readonly id: number;
	readonly number: string;
	readonly description: string;
	readonly status: string;
	readonly at: string;
	readonly rating: number | null;
};

export type PastAnswer = {
	readonly id: number;
	readonly at: string;
	readonly overall: number | null;
	readonly nps: number | null;
	readonly words: string;
};
