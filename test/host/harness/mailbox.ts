import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail that the server took, and answered so. */
export interface Mail {
	id: string;
	to: string;
	subject: string;
	text: string;
	html: string;
	raw: string;
}

/** How the server behaves: `busy` and `slow` wait before each answer, `drop` reads a mail to its end and hangs up without a word. */
export type Mood = 'well' | 'busy' | 'slow' | 'drop' | 'refuse' | 'full';

/** A real SMTP server on a free port, and the environment of a Directus that sends through it. */
export async function openMailbox() {
	const mails: Mail[] = [];
	let mood: Mood = 'well';
	let dropped = 0;
	let server = start();
	let port = await listen(0);

	function start() {
		const answer = async (callback: (error?: Error | null) => void) => {
			const delay = mood === 'slow' ? 1500 : mood === 'busy' ? 50 : 0;
			if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
			callback();
		};
		const smtp = new SMTPServer({
			authOptional: true,
			disabledCommands: ['AUTH', 'STARTTLS'],
			logger: false,
			closeTimeout: 100,
			onMailFrom: (_address, _session, callback) => void answer(callback),
			onRcptTo: (_address, _session, callback) => {
				if (mood === 'refuse') callback(Object.assign(new Error('No such user here'), { responseCode: 550 }));
				else if (mood === 'full') callback(Object.assign(new Error('Mailbox is full'), { responseCode: 452 }));
				else void answer(callback);
			},
			onData: (stream, session, callback) => {
				const chunks: Buffer[] = [];
				stream.on('data', (chunk: Buffer) => chunks.push(chunk));
				stream.on('end', () => {
					if (mood === 'drop') {
						dropped += 1;
						for (const connection of connections(smtp)) {
							if (connection.session.id === session.id) connection._socket.destroy();
						}
						return;
					}
					void keep(Buffer.concat(chunks), session.envelope.rcptTo.map(({ address }) => address).join()).then(() =>
						answer(callback),
					);
				});
			},
		});
		smtp.on('error', () => undefined);
		return smtp;
	}

	async function keep(raw: Buffer, to: string): Promise<void> {
		const mail = await PostalMime.parse(raw);
		const { messageId = '', subject = '', text = '', html = '' } = mail;
		mails.push({ id: messageId, to, subject, text: text.trim(), html, raw: raw.toString('utf8') });
	}

	function listen(wanted: number): Promise<number> {
		return new Promise((resolve, reject) => {
			server.on('error', reject);
			server.listen(wanted, '127.0.0.1', () => resolve((server.server.address() as { port: number }).port));
		});
	}

	const goDown = () => new Promise<void>((resolve) => server.close(() => resolve()));

	return {
		mails,
		env: {
			EMAIL_TRANSPORT: 'smtp',
			EMAIL_FROM: 'desk@example.com',
			EMAIL_SMTP_HOST: '127.0.0.1',
			EMAIL_SMTP_PORT: String(port),
			EMAIL_SMTP_IGNORE_TLS: 'true',
		},
		feel: (next: Mood) => void (mood = next),
		/** How many mails it read and hung up on. */
		dropped: () => dropped,
		to: (address: string) => mails.filter((mail) => mail.to === address),
		goDown,
		comeUp: async () => {
			server = start();
			port = await listen(port);
		},
		close: goDown,
	};
}

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

interface Connection {
	session: { id: string };
	_socket: { destroy: () => void };
}

function connections(server: SMTPServer): Set<Connection> {
	return (server as unknown as { connections: Set<Connection> }).connections;
}
