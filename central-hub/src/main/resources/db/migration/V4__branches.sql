-- Two logs under one name and epoch, logs with holes, and what is kept apart until somebody decides.

-- A journal's row is now one log: the first of an epoch, or a branch of it. A branch shares with its
-- parent what stands up to its root; without a parent it shares nothing that the hub knows.
-- standing: 0 ordinary, 1 waits for a decision, 2 taken in, 3 kept out.
-- cause: 0 none, 1 other entries under known numbers, 2 talks live although a newer journal began,
-- 3 other from the start of what the node still has.
alter table journal
  drop constraint journal_node_epoch_key,
  add column parent integer references journal,
  add column root bigint not null default 0,
  add column root_mark bigint not null default 0,
  add column standing smallint not null default 0,
  add column cause smallint not null default 0,
  add column live_since timestamptz,
  add column decided_at timestamptz,
  add column decided_by text not null default '',
  add column decided_why text not null default '';
update journal set live_since = first_heard;
create unique index journal_first on journal (node, epoch) where cause = 0;
create index journal_epoch on journal (node, epoch);

-- The first 4 bytes of the mark behind each entry, one behind the other; 4 zero bytes: not known.
create table journal_mark (
  journal integer not null references journal,
  first_seq bigint not null,
  marks bytea not null,
  primary key (journal, first_seq)
);

-- Entries that the node no longer has and that never came.
create table journal_gap (
  journal integer not null references journal,
  first_seq bigint not null,
  last_seq bigint not null,
  noticed_at timestamptz not null default now(),
  primary key (journal, first_seq)
);

-- The batches of branches as they came, and which of their entries the branch takes from them.
create table apart (
  id bigint generated always as identity primary key,
  journal integer not null references journal,
  first_seq bigint not null,
  entries integer not null,
  taken_from bigint not null,
  taken_to bigint not null,
  raw bytea not null,
  came_at timestamptz not null default now()
);
create index apart_journal on apart (journal, id);

-- Never filled: when a node was heard stands with its journals.
alter table node drop column heard_at;

alter table parked add column taken_to bigint not null default 9223372036854775807;
