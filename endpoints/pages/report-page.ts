import type { Brand } from '../../extensions/desk/survey/brand.js';
import type { Language, Text } from '../../extensions/domain/language.js';
import { fileKinds } from '../../extensions/domain/report/file-kind.js';
import type { InputCode, InputProblem } from '../../extensions/domain/report/problem.js';
import { reportBounds } from '../../extensions/domain/report/report.js';
import { html, type Html } from './html.js';
import { frame, renderLine, renderText, shared, type Input } from './input-field.js';
import { layOut, type Page } from './layout.js';
import { listProblems } from './problem-list.js';
import { reportWords as words } from './report-words.js';
import { words as common } from './words.js';

export type CategoryChoice = { readonly key: string; readonly name: Text };

/** What the page shows on which anyone raises an issue. */
export type ReportView = {
	readonly language: Language;
	readonly brand: Brand;
	readonly other: string;
	readonly action: string;
	readonly categories: readonly CategoryChoice[];
	readonly stamp: string;
	/** Files that may come along, and megabytes of each. */
	readonly files: number;
	readonly fileMb: number;
	/** What has been typed: field → text. */
	readonly values: Readonly<Record<string, string>>;
	readonly problems: readonly InputProblem[];
	/** What is to be said beside the problems of fields. */
	readonly said: Text | null;
};

/** The page on which anyone raises an issue in less than a minute (R20). */
export function renderReport(view: ReportView): Page {
	const { language, problems, said } = view;
	const field = (name: keyof typeof reportBounds, label: Text, more: Partial<Input> = {}): Input => ({
		name,
		label,
		language,
		value: view.values[name] ?? '',
		problem: problemOf(view, name),
		most: reportBounds[name],
		...more,
	});
	const content = html`${listProblems(problems, labels, language, said)}
		<h1>${words.title[language]}</h1>
		<p class="lead"><strong>${words.minute[language]}</strong> ${words.lead[language]}</p>
		<form method="post" action="${view.action}" enctype="multipart/form-data">
			<input type="hidden" name="stamp" value="${view.stamp}" />
			${renderText(field('description', words.description, { hint: words.descriptionHint, required: true }), 5)}
			${renderCategory(view)} ${renderLine(field('name', words.name, { required: true }), 'text', 'name')}
			<fieldset class="question reach">
				<legend>${words.reach[language]}<span class="needed">${common.needed[language]}</span></legend>
				<p class="hint">${words.reachHint[language]}</p>
				${renderLine(field('phone', words.phone), 'tel', 'tel')}
				${renderLine(field('email', words.email), 'email', 'email')}
			</fieldset>
			${view.files > 0 && renderFiles(view)}
			<div class="trap" aria-hidden="true">
				<label>${words.trap[language]}<input name="website" tabindex="-1" autocomplete="off" /></label>
			</div>
			<button class="send">${words.send[language]}</button>
			<p class="fine">${words.privacy[language]}</p>
		</form>`;
	const prefix = problems.length > 0 || said ? common.problemPrefix[language] : '';
	return layOut({ ...view, title: prefix + words.title[language], content });
}

const labels: Readonly<Record<string, Text>> = {
	description: words.description,
	category: words.category,
	name: words.name,
	phone: words.phone,
	email: words.email,
	files: words.files,
};

function renderCategory(view: ReportView): Html {
	const { language, categories, values } = view;
	const input: Input = { name: 'category', label: words.category, language, problem: problemOf(view, 'category') };
	return frame(
		input,
		html`<select ${shared(input)}>
			<option value="">${words.categoryNone[language]}</option>
			${categories.map(
				({ key, name }) =>
					html`<option value="${key}" ${values['category'] === key && 'selected'}>${name[language]}</option>`,
			)}
		</select>`,
	);
}

const accepted = ['image/*', ...Object.values(fileKinds).map((ending) => `.${ending}`)].join(',');

function renderFiles(view: ReportView): Html {
	const { language, files, fileMb, problems, said } = view;
	const counted = (text: string) => text.replace('{n}', String(files)).replace('{mb}', String(fileMb));
	// A browser lets nobody put files back into a form.
	const again = problems.length > 0 || said ? words.filesAgain[language] : '';
	const hint: Text = {
		'zh-CN': `${counted(words.filesHint['zh-CN'])}${again}`,
		'en-US': `${counted(words.filesHint['en-US'])} ${again}`,
	};
	const input: Input = { name: 'files', label: words.files, hint, language, problem: problemOf(view, 'files') };
	return frame(input, html`<input type="file" multiple accept="${accepted}" ${shared(input)} />`);
}

function problemOf({ problems }: ReportView, field: string): InputCode | undefined {
	return problems.find((problem) => problem.field === field)?.code;
}
