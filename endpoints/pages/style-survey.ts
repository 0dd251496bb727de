/** What only a survey needs, beside the style of every page: choices in words, pairs, progress, and what shows by the score. */
export const surveyStyle = `
.chips.stars{grid-template-columns:repeat(5,1fr)}
.chips i{font-style:normal}
.chips.list{grid-template-columns:1fr}
.chips.list .chip span{justify-items:start;text-align:start;padding:.5rem .9rem .5rem 2.7rem}
.chips.list .chip span::before{content:"";position:absolute;inset-inline-start:.9rem;top:calc(50% - .6rem);width:1.2rem;height:1.2rem;border:2px solid currentColor;border-radius:50%}
.chips.list [type=checkbox]+span::before{border-radius:.3rem}
.chips.list :checked+span::before{content:"✓";display:grid;place-items:center;line-height:1;font-size:.9rem}
.side{margin-top:.8rem}
.part{font-weight:500}
.side .chips{margin-top:.35rem}
.follows{margin-top:1.25rem}
.follows .label{font-size:1rem}
.survey{counter-reset:asked answered}
.survey .question:not(.follows){counter-increment:asked}
.survey .question:not(.follows):has(:checked,textarea:not(:placeholder-shown),.text:not(:placeholder-shown)){counter-increment:asked answered}
.n::before{content:counter(answered)}
.m::before{content:counter(asked)}
.progress{position:sticky;bottom:0;margin:2rem -1.1rem 0;padding:.4rem 1.1rem;background:var(--sheet);border-top:1px solid var(--line);color:var(--quiet);font-size:.86rem;text-align:center;font-variant-numeric:tabular-nums;z-index:2}
.progress b{color:var(--ink)}
.progress+.send{margin-top:1rem}
.send.later{margin-top:.75rem;min-height:52px;font-size:1rem;font-weight:600}
@media (min-width:42em){.progress{margin-inline:-1.75rem;padding-inline:1.75rem}}
@supports selector(:has(a)){.only{display:none}}
@supports not selector(:has(a)){.progress{display:none}}
form:has(.q-nps input:checked) .when.any{display:none}
form:has(.q-nps input.high:checked) .when.high,form:has(.q-nps input.low:checked) .when.low,form:has(.promoter:checked) .when.promoter,form:has(.passive:checked) .when.passive,form:has(.detractor:checked) .when.detractor{display:block}
`;
