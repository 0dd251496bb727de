type Env = Readonly<Record<string, unknown>>;

/**
 * An address as people outside see it.
 *
 * @param path below the host's own address, without a leading slash
 * @example publicUrl({ PUBLIC_URL: 'https://desk.example.com/' }, 'loop/s/abc') //=> 'https://desk.example.com/loop/s/abc'
 */
export function publicUrl(env: Env, path: string): string {
	return `${root(env)}/${path}`;
}

/**
 * The same address without its origin, for use within a page of ours.
 *
 * @example publicPath({ PUBLIC_URL: 'https://example.com/desk' }, 'assets/1') //=> '/desk/assets/1'
 */
export function publicPath(env: Env, path: string): string {
	return `${root(env).replace(/^[a-z]+:\/\/[^/]*/i, '')}/${path}`;
}

function root(env: Env): string {
	const url = env['PUBLIC_URL'];
	return typeof url === 'string' ? url.replace(/\/+$/, '') : '';
}
