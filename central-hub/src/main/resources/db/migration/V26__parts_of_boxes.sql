-- How a node says that the parts of its box are: names, kinds and faults of one length, in its order.
alter table node
  add column part_names text[] not null default '{}',
  add column part_kinds integer[] not null default '{}',
  add column part_faults integer[] not null default '{}';
