-- Who may use the hub, and what they did with it.

create table account (
  id bigint generated always as identity primary key,
  name text not null unique,
  password_hash text not null,
  initial boolean not null,
  made timestamptz not null
);

-- Only a hash of the browser's token: a copy of this table opens no session.
create table session (
  token_hash bytea primary key,
  account bigint not null references account on delete cascade,
  opened timestamptz not null,
  seen timestamptz not null,
  ends timestamptz not null
);

-- Wrong passwords a name, an address and both together, each hashed: people type passwords as names.
create table login_brake (
  subject bytea primary key,
  failures integer not null,
  last timestamptz not null
);

-- An officer's stated need to know, and what it opens: one person's file, or one trace.
create table inquiry (
  id uuid primary key,
  kind text not null,
  account bigint not null references account,
  person uuid not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  case_name text not null,
  reason text not null,
  made timestamptz not null,
  shown boolean not null default false
);
create index inquiry_account on inquiry (account, made);

-- Persons by id only. Nothing here is ever changed or deleted.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_name text not null,
  action text not null,
  inquiry uuid,
  person uuid,
  case_name text not null,
  reason text not null,
  detail text not null
);

create function audit_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to';
end
$$;
create trigger audit_is_final before update or delete or truncate on audit
  for each statement execute function audit_is_final();
