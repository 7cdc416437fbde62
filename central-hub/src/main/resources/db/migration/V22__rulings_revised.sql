-- What a superseded journal that was taken in brought to the log that it goes on: what is taken away
-- again when somebody decides otherwise.
create table brought (
  journal integer not null,
  into_journal integer not null,
  first_seq bigint not null,
  last_seq bigint not null,
  primary key (journal, into_journal, first_seq)
);
