import type { Readable } from 'node:stream';
import type { Accountability, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { learnLanguage } from './settings.js';
import { learnClock } from './time.js';

/** An items service of the host, as far as the desk uses it. */
export type ItemsService = {
	createOne(row: object, options?: object): Promise<string | number>;
	createMany(rows: readonly object[], options?: object): Promise<(string | number)[]>;
	updateOne(key: string | number, patch: object, options?: object): Promise<string | number>;
	readByQuery(query: object): Promise<Record<string, unknown>[]>;
};

/** The host's mail service, as far as the desk uses it; nothing comes back where another extension held the mail back. */
export type MailService = { send(mail: object): Promise<object | null> };

type ServiceOptions = { schema: SchemaOverview; knex?: Knex; accountability?: Accountability | null };
type Service<T> = new (options: ServiceOptions) => T;

/** The host's services, as far as the desk uses them. */
export type Services = {
	ItemsService: new (collection: string, options: ServiceOptions) => ItemsService;
	CollectionsService: Service<{ createOne(collection: object, options?: object): Promise<string> }>;
	FieldsService: Service<{
		createField(collection: string, field: object, table: undefined, options?: object): Promise<void>;
	}>;
	RelationsService: Service<{ createOne(relation: object, options?: object): Promise<void> }>;
	MailService: Service<MailService>;
	FilesService: Service<{
		uploadOne(stream: Readable, row: object): Promise<string>;
		deleteMany(keys: readonly string[]): Promise<unknown>;
	}>;
	AssetsService: Service<{
		getAsset(id: string, transformation: undefined): Promise<{ stream: Readable }>;
	}>;
	UtilsService: Service<{ clearCache(options: { system: boolean }): Promise<void> }>;
};

export type Logger = {
	info(message: string): void;
	warn(message: string | Error): void;
	error(message: string | Error): void;
};

/** What the host hands to the desk; every function of the desk that touches the world takes it first. */
export type Host = {
	readonly knex: Knex;
	readonly getSchema: (options?: { database?: Knex; bypassCache?: boolean }) => Promise<SchemaOverview>;
	readonly services: Services;
	readonly env: Readonly<Record<string, unknown>>;
	readonly logger: Logger;
};

/** What the host hands to an extension, seen as the desk sees it. */
export function toHost(context: {
	database: Knex;
	getSchema: unknown;
	services: unknown;
	env: Record<string, unknown>;
	logger: unknown;
}): Host {
	learnClock(context.database);
	learnLanguage(context.env);
	return {
		knex: context.database,
		getSchema: context.getSchema as Host['getSchema'],
		services: context.services as Services,
		env: context.env,
		logger: context.logger as Logger,
	};
}

/** Whether a switch of the environment is on; the host may have read it as text or as a truth value. */
export function isOn(env: Readonly<Record<string, unknown>>, name: string): boolean {
	return !['false', false, '0', 0].includes(env[name] as string);
}
