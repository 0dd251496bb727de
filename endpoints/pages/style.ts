import { readableOn, tint } from './colour.js';

const grounds = {
	light: {
		page: '#f4f3f0',
		sheet: '#ffffff',
		ink: '#1b1e23',
		quiet: '#5a616d',
		line: '#dedcd6',
		edge: '#868c97',
		bad: '#b3261e',
	},
	dark: {
		page: '#121418',
		sheet: '#1b1e24',
		ink: '#e9ebef',
		quiet: '#a8afbb',
		line: '#333841',
		edge: '#757d8b',
		bad: '#ff9d94',
	},
} as const;

/**
 * The style of every public page, in the project's colour (ui.md: one column, 34 em, 18 px, targets of 48 px).
 * It holds nothing that came from a customer, so that its hash may stand in the content security policy.
 *
 * @param colour `directus_settings.project_color`
 */
export function styleFor(colour: unknown): string {
	return `:root{color-scheme:light dark;${variables('light', colour)}}
@media (prefers-color-scheme:dark){:root{${variables('dark', colour)}}}${rules}`;
}

function variables(mode: keyof typeof grounds, colour: unknown): string {
	const ground = grounds[mode];
	// Enough on the sheet to be enough on the page and on a tint, too.
	const accent = readableOn(colour, ground.sheet, mode === 'light' ? 5.4 : 6.2);
	const all = {
		...ground,
		accent,
		onaccent: ground.sheet,
		brand: readableOn(colour, '#ffffff', 4.6),
		tint: tint(accent, ground.sheet, mode === 'light' ? 0.07 : 0.14),
		hover: tint(accent, ground.sheet, mode === 'light' ? 0.14 : 0.26),
		badtint: tint(ground.bad, ground.sheet, 0.08),
	};
	return Object.entries(all)
		.map(([name, value]) => `--${name}:${value};`)
		.join('');
}

const rules = `
*,*::before,*::after{box-sizing:border-box}
html{font-size:112.5%;scroll-padding-bottom:3.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);line-height:1.6;overflow-wrap:anywhere;
font-family:system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
:lang(zh){line-height:1.7;text-autospace:normal}
h1,p,fieldset,legend,ul{margin:0;padding:0;border:0}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--ink);outline-offset:3px;border-radius:8px}
.frame{max-width:calc(34em + 3.5rem);margin:0 auto;padding:0 0 2.5rem}
.top{display:flex;align-items:center;gap:.75rem;padding:.75rem 1.1rem}
.mark{flex:none;width:2.5rem;height:2.5rem;border-radius:.6rem;background:var(--brand);color:#fff;display:grid;place-items:center;font-weight:700;overflow:hidden}
.mark img{width:100%;height:100%;object-fit:contain;padding:.3rem}
.name{font-weight:600;flex:1;min-width:0;line-height:1.3}
button.switch{border:0;background:none;font:inherit;color:var(--accent);text-decoration:underline;text-underline-offset:.2em;cursor:pointer}
.switch{flex:none;min-height:48px;min-width:48px;display:inline-flex;align-items:center;justify-content:center;padding:0 .5rem}
.sheet{background:linear-gradient(var(--accent),var(--accent)) top/100% 4px no-repeat var(--sheet);padding:2rem 1.1rem}
h1{font-size:1.65rem;line-height:1.25;letter-spacing:-.01em;text-wrap:balance}
:lang(zh) h1{letter-spacing:0}
.lead{margin-top:.6rem;color:var(--quiet)}
.lead strong,.lead b{color:var(--ink);font-weight:600}
.lead.said{color:var(--ink)}
.about{margin-top:1.5rem;padding:1.1rem;border-radius:.8rem;background:var(--tint)}
.about .what{font-size:.9rem;color:var(--quiet)}
.about .what b{color:var(--ink);font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
.about blockquote{margin:.25rem 0 1.1rem;font-weight:500}
.question{margin-top:2rem;padding-top:0;min-width:0}
.about .question{margin-top:0}
legend,.label{display:block;width:100%;font-weight:600;font-size:1.1rem;line-height:1.4}
.needed{font-size:.78rem;font-weight:500;color:var(--accent);margin-inline-start:.5em;white-space:nowrap}
.hint{color:var(--quiet);font-size:.92rem;margin-top:.15rem}
.chips{display:grid;gap:8px;margin-top:.7rem;grid-template-columns:repeat(5,minmax(48px,1fr))}
.chips.eleven{grid-template-columns:repeat(auto-fill,minmax(48px,1fr))}
.chips.two{grid-template-columns:1fr 1fr}
.chip{position:relative;display:block;min-height:48px}
.chip input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer;z-index:1}
.chip span{display:grid;place-items:center;min-height:48px;height:100%;padding:.2rem .4rem;border:1.5px solid var(--edge);border-radius:.7rem;background:var(--sheet);font-weight:500;font-variant-numeric:tabular-nums;text-align:center;line-height:1.25}
.chips.two .chip span{min-height:56px;font-weight:600}
.chip input:hover+span{background:var(--hover);border-color:var(--accent)}
.chip input:checked+span{background:var(--accent);border-color:var(--accent);color:var(--onaccent);font-weight:700;box-shadow:inset 0 0 0 2px var(--accent),inset 0 0 0 3.5px var(--onaccent)}
.chip input:focus-visible+span{outline:3px solid var(--ink);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:1rem;margin-top:.4rem;color:var(--quiet);font-size:.86rem;line-height:1.35}
.ends span:last-child{text-align:end}
input.text,textarea,select,input[type=file]{display:block;width:100%;margin-top:.6rem;padding:.7rem .85rem;min-height:52px;font:inherit;color:inherit;background:var(--sheet);border:1.5px solid var(--edge);border-radius:.7rem}
textarea{resize:vertical;field-sizing:content;min-height:6.2rem;max-height:24rem}
input.text:focus-visible,textarea:focus-visible,select:focus-visible,input[type=file]:focus-visible{outline:3px solid var(--accent);outline-offset:1px;border-color:var(--accent)}
.wrong legend,.wrong .label{color:var(--bad)}
.wrong .chip span,.wrong input.text,.wrong textarea,.wrong select,.wrong input[type=file]{border-color:var(--bad)}
.problem{color:var(--bad);font-weight:600;font-size:.95rem;margin-top:.35rem}
.problem::before,.problems h2::before{content:"!";display:inline-grid;place-items:center;width:1.25em;height:1.25em;margin-inline-end:.45em;border-radius:50%;background:var(--bad);color:var(--sheet);font-size:.85em;font-weight:700;line-height:1}
.problems{margin:0 0 1.5rem;padding:1.1rem;border:2px solid var(--bad);border-radius:.8rem;background:var(--badtint)}
.problems h2{margin:0;font-size:1.1rem;line-height:1.4}
.problems p{margin-top:.3rem}
.problems ul{list-style:none;margin-top:.4rem}
.problems li a{display:inline-block;padding:.55rem 0;color:var(--bad);font-weight:600}
.send{display:block;width:100%;margin-top:2.25rem;min-height:58px;padding:.7rem 1.5rem;border:0;border-radius:.8rem;background:var(--accent);color:var(--onaccent);font:inherit;font-size:1.1rem;font-weight:700;cursor:pointer}
.send:hover{filter:brightness(1.08)}
.trap{position:absolute;left:-99em;width:1px;height:1px;overflow:hidden}
.reach .question{margin-top:.9rem}
.reach .label{font-size:1rem;font-weight:500}
input[type=file]{border-style:dashed}
::file-selector-button{font:inherit;font-weight:600;min-height:2rem;margin-inline-end:.75rem;padding:.2rem .8rem;border:0;border-radius:.5rem;background:var(--tint);color:var(--accent)}
a.send{text-align:center;text-decoration:none;display:grid;place-items:center;margin-top:1.5rem}
.address{overflow-wrap:anywhere}
.send.calm{background:var(--sheet);color:var(--accent);border:2px solid var(--accent)}
.send.calm:hover{background:var(--hover);filter:none}
.done{margin:0 0 1.5rem;padding:.9rem 1.1rem;border-radius:.8rem;background:var(--tint);font-weight:600}
.done::before{content:"✓";margin-inline-end:.5em;color:var(--accent);font-weight:700}
.number{color:var(--quiet);font-size:.9rem;font-variant-numeric:tabular-nums}
form.about{margin-top:1.75rem}
form.about .send,.write .send,.more .send{margin-top:1.25rem}
form.about .question+.question{margin-top:1.5rem}
h2{font-size:1.1rem;line-height:1.4;margin:0}
.write,.story{margin-top:2.25rem}
.write .question,.more .question{margin-top:.75rem}
.write .label,.more .label{font-size:1rem;font-weight:500}
.more{margin-top:1.25rem}
.lines{white-space:pre-line}
summary{min-height:48px;display:flex;align-items:center;cursor:pointer;color:var(--accent);font-weight:600}
summary::before{content:"+";margin-inline-end:.5em;font-size:1.2em}
[open]>summary::before{content:"−"}
summary::-webkit-details-marker{display:none}
.rated{margin-top:1.25rem;font-weight:600}
.anew{margin-top:1rem}
.anew a{display:inline-flex;align-items:center;min-height:48px;font-weight:600}
.fine{margin-top:1rem;color:var(--quiet);font-size:.86rem}
.when{display:none}
.question:has(input[value=no]:checked)>.when.no{display:block;margin-top:.8rem}
form:has(#action-not_solved:checked) .q-rating{display:none}
.when.any{display:block}
.next{margin-top:1.5rem;padding:1.1rem;border-radius:.8rem;background:var(--tint)}
.next h2{margin:0 0 .3rem;font-size:1rem}
.next p+p{margin-top:.6rem}
.next time{font-weight:700;white-space:nowrap}
.seal{width:3.5rem;height:3.5rem;margin-bottom:1rem;border-radius:50%;display:grid;place-items:center;background:var(--tint);color:var(--accent);font-size:1.7rem;font-weight:700;line-height:1}
@media (min-width:42em){
.frame{padding-top:1.5rem;padding-bottom:4rem}
.top{padding:.75rem 1.75rem 1rem}
.sheet{padding:2.5rem 1.75rem;border-radius:1rem;background-size:100% 6px;box-shadow:0 1px 2px rgb(0 0 0/.05),0 12px 40px rgb(0 0 0/.06)}
h1{font-size:2rem}
.chips{gap:8px;grid-template-columns:repeat(10,1fr)}
.chips.eleven{gap:6px;grid-template-columns:repeat(11,1fr)}
.chips.two{gap:12px}
.about{padding:1.4rem}
}
@media (prefers-reduced-motion:no-preference){.chip span,.send{transition:background-color .12s,border-color .12s}}
@media (forced-colors:active){.chip input:checked+span{forced-color-adjust:none;background:Highlight;color:HighlightText;border-color:Highlight}.chip span,.send{border:2px solid ButtonText}}
@media print{.switch,.send,.progress,.more{display:none}}
`;
