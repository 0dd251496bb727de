/** What only the page of an issue needs, beside the style of every page: its steps and its story. */
export const storyStyle = `
.steps{list-style:none;margin:1.75rem 0 0;padding:0;display:grid;grid-template-columns:repeat(4,1fr);font-size:.86rem;line-height:1.3;text-align:center}
.steps li{position:relative;color:var(--quiet);overflow-wrap:normal}
.steps li+li::before{content:"";position:absolute;top:.8rem;right:calc(50% + 1.1rem);left:calc(-50% + 1.1rem);height:2px;background:var(--line)}
.steps .past+li::before{background:var(--accent)}
.steps small{display:block;font-size:.86em}
.steps .dot{display:grid;place-items:center;width:1.7rem;height:1.7rem;margin:0 auto .35rem;border:2px solid var(--edge);border-radius:50%;font-weight:700}
.steps .past .dot{background:var(--accent);border-color:var(--accent);color:var(--onaccent)}
.steps .now{color:var(--ink);font-weight:700}
.steps .now .dot{border:.5rem solid var(--accent)}
.solution{margin-top:2.25rem}
.solution blockquote{margin:.5rem 0 0;padding:.8rem 1.1rem;border-inline-start:4px solid var(--accent);background:var(--tint);border-radius:.2rem .8rem .8rem .2rem}
.sealed code{white-space:nowrap}
.chapters{list-style:none;margin:.75rem 0 0;padding:0}
.chapters>li{padding:.6rem 0 .6rem 1.1rem;border-inline-start:2px solid var(--line)}
.chapters>.own{border-inline-start-color:var(--accent)}
.chapters blockquote{margin:.4rem 0 0;padding:.7rem .9rem;border-radius:.2rem .8rem .8rem;background:var(--tint);white-space:pre-line}
.chapters .at{white-space:nowrap;color:var(--quiet);font-size:.86rem;margin-inline-start:.25em}
.files{list-style:none;margin-top:.4rem;color:var(--quiet);font-size:.92rem}
.files li::before{content:"⎙ "}
`;
