/** A reason to stop that a person can act on: printed without a stack. */
export class Stop extends Error {}

/**
 * Runs a script's main function; a `Stop` is told in words, anything else is a bug and keeps its stack.
 * @param {() => Promise<void>} main
 * @returns {Promise<void>}
 */
export async function runMain(main) {
	try {
		await main();
	} catch (error) {
		console.error(error instanceof Stop ? `\n${error.message}` : error);
		process.exitCode = 1;
	}
}
