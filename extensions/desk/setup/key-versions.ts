import type { Knex } from 'knex';
import { untracked } from '../../schema/untracked.js';
import { familyOf } from '../family.js';

const versions = 'loop_survey_versions';
const columns = 'survey, version, hash, questions, at';
const unique = `${versions}_survey_version_unique`;

/** One statement each, so that a start that is cut short leaves the table as it was. */
const alter = {
	postgres: `alter table ${versions} drop constraint ${versions}_pkey, add column id serial primary key, add constraint ${unique} unique (survey, version)`,
	mysql: `alter table ${versions} drop primary key, add column id int unsigned not null auto_increment primary key first, add unique ${unique} (survey, version)`,
};

/** Gives the versions of surveys a key of their own in place of survey and number; SQLite makes the table anew for it. */
export async function keyVersions(knex: Knex): Promise<void> {
	const family = familyOf(knex);
	if (family === 'mysql' || family === 'postgres') return void (await knex.raw(alter[family]));
	const made = untracked.find(({ table }) => table === versions);
	if (!made) throw new Error(`There is no ${versions}`);
	await knex.transaction(async (trx) => {
		await trx.raw(`create table ${versions}_before as select ${columns} from ${versions}`);
		await trx.schema.dropTable(versions);
		await trx.schema.createTable(versions, made.build);
		await trx.raw(`insert into ${versions} (${columns}) select ${columns} from ${versions}_before`);
		await trx.schema.dropTable(`${versions}_before`);
	});
}
