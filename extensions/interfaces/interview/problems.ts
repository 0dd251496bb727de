type Told = { readonly question?: unknown; readonly message?: unknown };

type ClientError = {
	readonly response?: {
		readonly data?: { readonly errors?: readonly { readonly extensions?: { readonly problems?: unknown } }[] };
	};
};

/**
 * What is wrong with an answer, by question, out of what the Studio's client throws.
 *
 * @example readProblems({ response: { data: { errors: [{ extensions: { problems: [{ question: 'overall', message: '…' }] } }] } } })
 * //=> { overall: '…' }
 */
export function readProblems(error: unknown): Record<string, string> {
	const told = (error as ClientError).response?.data?.errors?.[0]?.extensions?.problems;
	if (!Array.isArray(told)) return {};
	return Object.fromEntries(
		(told as Told[]).flatMap(({ question, message }) =>
			typeof question === 'string' && typeof message === 'string' ? [[question, message] as const] : [],
		),
	);
}
