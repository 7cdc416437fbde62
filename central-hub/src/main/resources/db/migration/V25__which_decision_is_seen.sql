-- How often somebody decided about a journal that is kept apart: who decides names the decisions
-- that he has seen, so that two never decide against each other without knowing it.
alter table journal add column decisions integer not null default 0;
update journal set decisions = 1 where decided_at is not null;
