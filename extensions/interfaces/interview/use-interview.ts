import { useApi } from '@directus/extensions-sdk';
import { useRequest, type Asked as Request } from '../../app/use-request.js';
import type { Language, Text } from '../../domain/language.js';
import type { RiskSignal } from '../../domain/risk/risk.js';
import type { Question } from '../../domain/survey/question.js';

/** What `GET /loop/responses/:id/interview` answers. */
export type Interview = {
	readonly state: 'open' | 'answered' | 'ended';
	readonly may: boolean;
	readonly language: Language;
	readonly title: Text;
	readonly questions: readonly Question[];
	readonly issue: { readonly id: number; readonly number: string; readonly description: string } | null;
	readonly customer: {
		readonly id: string;
		readonly name: string;
		readonly contact: string | null;
		readonly phone: string | null;
		readonly tier: Text | null;
		readonly satisfaction: number | null;
		readonly risk: number | null;
		readonly signals: readonly RiskSignal[];
	};
	readonly call: {
		readonly due: string | null;
		readonly attempts: number;
		readonly most: number;
		readonly ended: string | null;
	};
	readonly answered: {
		readonly at: string;
		readonly by: string | null;
		readonly channel: string;
		readonly overall: number | null;
	} | null;
	readonly issues: readonly {
		readonly id: number;
		readonly number: string;
		readonly description: string;
		readonly status: string;
		readonly at: string;
	}[];
	readonly answers: readonly {
		readonly id: number;
		readonly at: string;
		readonly overall: number | null;
		readonly nps: number | null;
		readonly words: string;
	}[];
};

/** What an interview needs, and how the slot stands by now. */
export function useInterview(key: () => string | number): Request<Interview | null> {
	const api = useApi();
	return useRequest(async () => {
		if (key() === '+') return null;
		const { data } = await api.get<{ data: Interview }>(`/loop/responses/${key()}/interview`);
		return data.data;
	}, key);
}
