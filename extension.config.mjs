import { transform } from 'esbuild';

/** The styles of components travel inside dist/app.js, which the Studio loads before it starts; the SDK leaves them as they are written. */
const smallStyles = {
	name: 'small-styles',
	transform: {
		// Before the SDK turns the style into a script.
		order: 'pre',
		/**
		 * @param {string} code
		 * @param {string} id
		 */
		async handler(code, id) {
			if (!/\.css($|\?)|[?&]type=style/.test(id)) return null;
			const small = await transform(code, { loader: 'css', minify: true, target: 'esnext' });
			return { code: small.code.trimEnd(), map: null };
		},
	},
};

/** What a component is called is read by its developers only, and a hundred of them are a part of what everybody loads. */
const smallComponents = {
	name: 'small-components',
	transform: {
		/**
		 * @param {string} code
		 * @param {string} id
		 */
		handler(code, id) {
			if (!/\.vue($|\?)/.test(id)) return null;
			return { code: code.replace(/\b__name: ?["'][\w-]+["'],?/, ''), map: null };
		},
	},
};

export default { plugins: [smallStyles, smallComponents] };
