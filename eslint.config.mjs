import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

/** The arrows run one way (CONTRIBUTING.md): each folder may import only what stands here for it. */
const layers = {
	'extensions/domain': [
		'hooks',
		'endpoints',
		'panels',
		'schema',
		'desk',
		'app',
		'interfaces',
		'displays',
		'operations',
		'module',
	],
	'extensions/schema': [
		'hooks',
		'endpoints',
		'panels',
		'desk',
		'app',
		'interfaces',
		'displays',
		'operations',
		'module',
	],
	'extensions/desk': ['hooks', 'endpoints', 'panels', 'app', 'interfaces', 'displays', 'operations', 'module'],
	hooks: ['endpoints', 'panels', 'app', 'interfaces', 'displays', 'operations', 'module'],
	endpoints: ['hooks', 'panels', 'app', 'interfaces', 'displays', 'operations', 'module'],
	'extensions/app': [
		'hooks',
		'endpoints',
		'panels',
		'schema',
		'desk',
		'interfaces',
		'displays',
		'operations',
		'module',
	],
	panels: ['hooks', 'endpoints', 'schema', 'desk', 'interfaces', 'displays', 'operations', 'module'],
	'extensions/interfaces': ['hooks', 'endpoints', 'panels', 'schema', 'desk', 'displays', 'operations', 'module'],
	'extensions/displays': ['hooks', 'endpoints', 'panels', 'schema', 'desk', 'interfaces', 'operations', 'module'],
	'extensions/operations/api': ['hooks', 'endpoints', 'panels', 'app', 'interfaces', 'displays', 'module'],
	'extensions/operations/app': [
		'hooks',
		'endpoints',
		'panels',
		'schema',
		'desk',
		'interfaces',
		'displays',
		'api',
		'module',
	],
};
/** @type {import('eslint').Linter.Config[]} */
const arrows = Object.entries(layers).map(([folder, forbidden]) => ({
	files: [`${folder}/**/*.{ts,vue}`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				paths: folder === 'extensions/domain' ? ['knex', '@directus/errors', '@directus/extensions-sdk'] : [],
				patterns: [
					{
						group: forbidden.map((name) => `**/${name}/**`),
						message: `${folder} may not import these (design: the arrows)`,
					},
					{ group: ['@directus/api', '@directus/api/**'], message: 'Only public Directus packages.' },
					...(folder === 'extensions/domain'
						? [{ group: ['node:*'], message: 'The domain runs in the browser too.' }]
						: []),
				],
			},
		],
	},
}));

export default tseslint.config(
	{ ignores: ['dist/**', '.desk/**', '.cache/**', 'node_modules/**'] },
	js.configs.recommended,
	...tseslint.configs.recommendedTypeChecked,
	...vue.configs['flat/recommended'],
	{
		languageOptions: {
			parserOptions: { projectService: true, extraFileExtensions: ['.vue'], parser: tseslint.parser },
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'no-console': 'error',
			'no-undef': 'off',
			'vue/multi-word-component-names': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
		},
	},
	{ files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
	{ files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
	...arrows,
	prettier,
);
