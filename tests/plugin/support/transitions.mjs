// The database's own record of which statuses jobs went through: nothing that the plugin says is believed.

const TABLE = 'storm_transitions';

const POSTGRES = (jobs) => [
  `create function ${TABLE}_note() returns trigger as $$ begin
     insert into ${TABLE} (job_id, from_status, to_status) values (new.job_id, old.status, new.status); return new;
   end $$ language plpgsql`,
  `create trigger ${TABLE}_trigger after update on ${jobs} for each row
     when (old.status is distinct from new.status) execute function ${TABLE}_note()`,
];

const SQLITE = (jobs) => [
  `create trigger ${TABLE}_trigger after update on ${jobs} when old.status is not new.status begin
     insert into ${TABLE} (job_id, from_status, to_status) values (new.job_id, old.status, new.status);
   end`,
];

/** Has the database note each change of a job's status from now on. */
export async function recordTransitions(strapi, uid) {
  const { connection: knex, dialect } = strapi.db;
  const jobs = strapi.db.metadata.get(uid).tableName;
  await knex.schema.createTable(TABLE, (table) => {
    table.increments('id');
    table.string('job_id');
    table.string('from_status');
    table.string('to_status');
  });
  for (const statement of (dialect.client === 'postgres' ? POSTGRES : SQLITE)(jobs)) await knex.raw(statement);
  return {
    /** The changes of a job, in their order. */
    of: (jobId) => knex(TABLE).where({ job_id: jobId }).orderBy('id').select('from_status as from', 'to_status as to'),
    async stop() {
      await knex.raw(`drop trigger ${TABLE}_trigger${dialect.client === 'postgres' ? ` on ${jobs}` : ''}`);
      if (dialect.client === 'postgres') await knex.raw(`drop function ${TABLE}_note()`);
      await knex.schema.dropTable(TABLE);
    },
  };
}
