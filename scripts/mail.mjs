import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A mail server for the desk to try: whatever it sends to customers and staff lands in a folder, and nothing leaves this machine.
 * @param {string} folder where each mail becomes an .eml file
 * @returns {Promise<Record<string, string>>} the settings by which Directus sends there
 */
export async function openMail(folder) {
	// Installed by now; it was not when the scripts were loaded.
	const { SMTPServer } = await import('smtp-server');
	await mkdir(folder, { recursive: true });
	let count = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		logger: false,
		onData: (stream, _session, callback) => {
			/** @type {Buffer[]} */
			const parts = [];
			stream.on('data', (part) => void parts.push(part));
			stream.on('end', () => {
				const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${++count}.eml`;
				writeFile(join(folder, name), Buffer.concat(parts)).then(() => callback(), callback);
			});
		},
	});
	server.on('error', () => {});
	const port = await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () =>
			resolve(/** @type {import('node:net').AddressInfo} */ (server.server.address()).port),
		);
	});
	server.server.unref();
	return {
		EMAIL_TRANSPORT: 'smtp',
		EMAIL_FROM: 'desk@example.com',
		EMAIL_SMTP_HOST: '127.0.0.1',
		EMAIL_SMTP_PORT: String(port),
		EMAIL_SMTP_IGNORE_TLS: 'true',
	};
}
