-- Why most of the refused batches of a file were; empty where none was, and of a time before.
alter table carry_import add column refused_for text not null default '';
