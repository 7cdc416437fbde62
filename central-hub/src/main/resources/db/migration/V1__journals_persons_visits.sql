-- What the nodes said, who that was, and what follows from it. MERGE.md explains the whole in one
-- screen.
--
-- Numbers, names and card texts stand here keyed-hashed (uuid: the first 16 bytes of an HMAC) or
-- encrypted (bytea). Times that a node claims are milliseconds, so that no claim can be out of
-- range; times that the hub vouches for are timestamps.

create table site (
  id integer generated always as identity primary key,
  name text not null unique,
  title text not null,
  kind text not null,
  closes time,
  longest_stay_minutes integer not null
);

create table node (
  id integer generated always as identity primary key,
  name text not null unique,
  title text not null,
  site integer not null references site,
  heard_at timestamptz,
  state_at timestamptz,
  online boolean not null default false,
  software text not null default '',
  epoch bigint not null default 0,
  last_seq bigint not null default 0,
  acknowledged bigint not null default 0,
  journal_bytes bigint not null default 0,
  clock_error_ms bigint not null default -1,
  temperature integer
);
create index node_site on node (site);

-- One row a journal: its lock is what makes the merge of a node's batches sequential, its cursor
-- is what makes it exactly-once.
create table journal (
  id integer generated always as identity primary key,
  node integer not null references node,
  epoch bigint not null,
  cursor bigint not null default 0,
  check_ins bigint not null default 0,
  first_heard timestamptz not null default now(),
  last_heard timestamptz not null default now(),
  unique (node, epoch)
);

create table boot (
  journal integer not null,
  seq bigint not null,
  boot uuid not null,
  software text not null,
  at_ms bigint not null,
  wall_clock_ms bigint not null,
  disciplined boolean not null,
  last_ms bigint not null,
  primary key (journal, seq)
);

create table anchor (
  journal integer not null,
  seq bigint not null,
  boot_seq bigint not null,
  at_ms bigint not null,
  earliest_ms bigint not null,
  latest_ms bigint not null,
  source smallint not null,
  primary key (journal, seq)
);

create table data_key (
  journal integer not null,
  seq bigint not null,
  hub_key integer not null,
  sealed bytea not null,
  primary key (journal, seq)
);

-- What a Person entry came to. Without a card it is unresolved, and its check-ins wait with it.
-- state: 1 read, 2 does not open, 3 opens and is no card, 4 not here (in a parked batch)
create table person_entry (
  journal integer not null,
  seq bigint not null,
  key_seq bigint not null,
  form smallint not null,
  state smallint not null,
  sealed bytea,
  card uuid,
  primary key (journal, seq)
);
create index person_entry_card on person_entry (card);
create index person_entry_unresolved on person_entry (journal, seq) where card is null;

-- direction: 1 in, 2 out. flags: 1 typed, 2 alert shown.
create table check_in (
  journal integer not null,
  seq bigint not null,
  person_seq bigint not null,
  boot_seq bigint not null,
  at_ms bigint not null,
  direction smallint not null,
  lane smallint not null,
  flags smallint not null,
  primary key (journal, seq)
);
create index check_in_person on check_in (journal, person_seq);

-- A number of somebody. Persons are the connected components of numbers that stood on one card;
-- a person's id is the smallest id of the component, so that no order of arrival shows in it.
create table identifier (
  id uuid primary key,
  kind smallint not null,
  number bytea not null,
  person uuid not null
);
create index identifier_person on identifier (person);

-- One row a distinct card text.
create table card (
  id uuid primary key,
  identifier uuid not null references identifier,
  kind text not null,
  form smallint not null,
  content bytea not null
);
create index card_identifier on card (identifier);

-- Further numbers on a card: what joins persons.
create table link (
  card uuid not null references card,
  identifier uuid not null references identifier,
  primary key (card, identifier)
);
create index link_identifier on link (identifier);

-- Whose visits are to be paired again. A queue, not a set: writers never wait for each other.
create table stale (
  id bigint generated always as identity primary key,
  identifier uuid not null
);
create index stale_identifier on stale (identifier);

-- arrival: 1 seen, 2 inferred. departure: 1 seen, 2 next passage, 3 closing, 4 longest stay.
create table visit (
  person uuid not null,
  site integer not null references site,
  arrived_earliest timestamptz not null,
  arrived_latest timestamptz not null,
  left_earliest timestamptz not null,
  left_latest timestamptz not null,
  arrival smallint not null,
  departure smallint not null,
  long boolean not null
    generated always as (left_latest - arrived_earliest > interval '24 hours') stored
);
create index visit_person on visit (person, arrived_earliest);
-- No visit of the first index lasts longer than a day, so a search by time can be bounded on both
-- sides; the few others have their own.
create index visit_short on visit (site, arrived_earliest) where not long;
create index visit_long on visit (site, left_latest) where long;

-- How many check-ins were merged in a minute, for the charts.
create table merged (
  minute timestamptz not null,
  journal integer not null references journal,
  check_ins integer not null,
  primary key (minute, journal)
);

create table parked (
  id bigint generated always as identity primary key,
  journal integer not null references journal,
  first_seq bigint not null,
  taken_from bigint not null,
  entries integer not null,
  boot_seq bigint not null,
  nonce bigint not null,
  reason text not null,
  detail text not null,
  packed bytea not null,
  raw bytea not null,
  parked_at timestamptz not null default now(),
  resolved_at timestamptz
);
create index parked_open on parked (journal) where resolved_at is null;

-- Messages that nobody answers for. One row a topic and reason, so that a flood stays small.
create table refused (
  id bigint generated always as identity primary key,
  topic text not null,
  reason text not null,
  detail text not null,
  bytes integer not null,
  times bigint not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  unique (topic, reason)
);
