-- A backlog brings some ten thousand rows a second. What only this program writes, in one
-- transaction with what it points to, need not be looked up and locked again for each of them.
alter table card drop constraint card_identifier_fkey;
alter table link drop constraint link_card_fkey;
alter table link drop constraint link_identifier_fkey;
alter table visit drop constraint visit_site_fkey;

-- The queue needs no numbers: persons are taken in the order of their ids, whoever marked them.
alter table stale drop column id;
