/** The wording of a message: plain text with placeholders. `short` is for SMS and WeChat. */
export type Wording = { readonly subject: string; readonly body: string; readonly short: string };
