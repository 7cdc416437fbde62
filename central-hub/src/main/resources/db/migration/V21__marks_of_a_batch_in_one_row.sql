-- Whose visits a batch touches stands in its entries: the merge notes which these are, and whoever
-- pairs looks up whose they are. So a backlog's receipts do not wait for that, and a person of many
-- batches is marked once. A queue like stale, without a key.
create table touched (
  journal integer not null,
  first_seq bigint not null,
  last_seq bigint not null
);
