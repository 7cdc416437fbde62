-- What a journal is up to at its cursor: a node believes a receipt only when its own log has the
-- same mark there. 0 behind an entry: not known.

alter table journal add column cursor_mark bigint not null default 0;

alter table parked
  add column before_mark bigint not null default 0,
  add column after_mark bigint not null default 0,
  add column nothing_earlier boolean not null default false;
