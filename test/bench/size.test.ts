import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { it } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { report } from './report';

it('B13: what the Studio loads before it starts', async () => {
	const size = gzipSync(await readFile(join(root, 'dist', 'app.js'))).length / 1000;
	report({ id: 'B13', value: `${size.toFixed(1)} kB gzip`, target: '≤ 120 kB', pass: size <= 120 });
});
