import type { Text } from '../language.js';

export type State = 'ok' | 'warn' | 'bad';

/** What a check found: in words, and what to do about it where something is to be done. */
export type Finding = { readonly state: State; readonly words: Text; readonly do: Text | null };

type Words = readonly [zh: string, en: string];

const text = ([zh, en]: Words): Text => ({ 'zh-CN': zh, 'en-US': en });

/** All is well, in words. */
export const well = (zh: string, en: string): Finding => ({ state: 'ok', words: text([zh, en]), do: null });

/** Something wants a look before long: what it is, and what to do. */
export const warn = (words: Words, todo: Words): Finding => ({ state: 'warn', words: text(words), do: text(todo) });

/** Something is broken now: what it is, and what to do. */
export const bad = (words: Words, todo: Words): Finding => ({ state: 'bad', words: text(words), do: text(todo) });
