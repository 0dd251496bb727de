import { useApi } from '@directus/extensions-sdk';
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { readProblem } from '../../app/use-request.js';
import type { Report } from '../../domain/import/report.js';
import type { TableName } from '../../domain/import/tables.js';
import { readFailure, type Failure } from './failure.js';

export type Phase = 'choosing' | 'checking' | 'checked' | 'importing' | 'imported';

export type Import = {
	readonly table: Ref<TableName>;
	readonly file: ShallowRef<File | null>;
	readonly phase: Ref<Phase>;
	/** How much of the file has been sent, from 0 to 1. */
	readonly sent: Ref<number>;
	readonly report: ShallowRef<Report | null>;
	readonly failure: ShallowRef<(Failure & { readonly dry: boolean }) | null>;
	/** Tells what an import would do. */
	readonly check: () => Promise<void>;
	/** Imports what was checked, to the byte. */
	readonly start: () => Promise<void>;
	readonly reset: () => void;
};

/** One file on its way into the desk: chosen, checked, imported. Nothing is written that was not checked before. */
export function useImport(): Import {
	const api = useApi();
	const table = ref<TableName>('customers');
	const file = shallowRef<File | null>(null);
	const phase = ref<Phase>('choosing');
	const sent = ref(0);
	const report = shallowRef<Report | null>(null);
	const failure: Import['failure'] = shallowRef(null);
	/** A file may be saved anew between the check and the import: what was checked is kept. */
	let bytes = new ArrayBuffer(0);

	function reset(): void {
		phase.value = 'choosing';
		report.value = null;
		failure.value = null;
	}

	async function send(dry: boolean): Promise<Report> {
		const path = `/loop/import?table=${table.value}&cells=true${dry ? '&dry_run=true' : ''}`;
		const { data } = await api.post<{ data: Report }>(path, bytes, {
			headers: { 'Content-Type': 'application/octet-stream' },
			onUploadProgress: ({ progress = 0 }) => (sent.value = progress),
		});
		return data.data;
	}

	async function run(dry: boolean): Promise<void> {
		const before = phase.value;
		failure.value = null;
		sent.value = 0;
		phase.value = dry ? 'checking' : 'importing';
		try {
			report.value = await send(dry);
			phase.value = dry ? 'checked' : 'imported';
		} catch (error) {
			failure.value = { ...readFailure(readProblem(error)), dry };
			phase.value = before;
		}
	}

	async function check(): Promise<void> {
		if (!file.value) return;
		try {
			bytes = await file.value.arrayBuffer();
		} catch {
			failure.value = { why: 'said', message: '', dry: true };
			return;
		}
		await run(true);
	}

	watch([table, file], reset);
	return { table, file, phase, sent, report, failure, check, start: () => run(false), reset };
}
