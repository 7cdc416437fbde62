-- Files that came by hand. The receipts stand here too, so that any hub process can hand them out.
create table carry_import (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_name text not null,
  file text not null,
  hash bytea not null,
  nodes text not null,
  first_seq bigint not null,
  last_seq bigint not null,
  batches integer not null,
  taken integer not null,
  known integer not null,
  early integer not null,
  parked integer not null,
  apart integer not null,
  refused integer not null,
  check_ins bigint not null,
  ending text not null,
  receipts bytea not null
);
