-- Figures and everything that proves them. Only the functions of the ledger write these tables.

-- One sequence for all hospitals of the installation; it is taken under a bucket's watermark lock (ledger_take_sequence).
create sequence ledger_sequence as bigint cache 1;

-- Identifies the call that a line key belongs to; unlike the ledger sequence it is taken early and orders nothing.
create sequence posting_number as bigint cache 1;

-- Whoever restores a database raises the number and republishes its hospitals; events are ordered by (incarnation, version).
create table ledger_incarnation (
    singleton  boolean not null primary key default true check (singleton),
    number     bigint  not null
);

insert into ledger_incarnation (number) values (1);

-- A figure that nobody gave is null; the sum of a cell's entries is the figure.
-- fillfactor: a hot cell is updated in place again and again
create table cell (
    hospital        text    collate "C" not null,
    centre          text    collate "C" not null,
    subject         text    collate "C" not null,
    fund            text    collate "C" not null,
    project         text    collate "C" not null,
    month           integer not null,
    original        numeric(24, 4),
    adjustment      numeric(24, 4),
    reserved        numeric(24, 4),
    executed        numeric(24, 4),
    version         bigint  not null default 0,
    sequence        bigint  not null default 0,
    stock_date      date,
    stock_sequence  bigint,
    stock_index     integer,
    primary key (hospital, centre, subject, fund, project, month)
) with (fillfactor = 70);

create table posting (
    hospital     text        collate "C" not null,
    sequence     bigint      not null,
    number       bigint      not null,
    kind         text        not null check (kind in ('EXECUTION', 'REPLAY', 'OPENING')),
    source       text,
    batch        text,
    document     text,
    actor        text        not null,
    correlation  text,
    booked_at    timestamptz not null,
    primary key (hospital, sequence)
);

create unique index posting_by_number on posting (hospital, number);

-- Immutable. Partitioned by the year of the cell; the primary key is also the way to "the entries behind a figure".
create table entry (
    hospital        text    collate "C" not null,
    centre          text    collate "C" not null,
    subject         text    collate "C" not null,
    month           integer not null,
    sequence        bigint  not null,
    n               integer not null,
    fund            text    collate "C" not null,
    project         text    collate "C" not null,
    figure          text    not null check (figure in ('ORIGINAL', 'ADJUSTMENT', 'RESERVED', 'EXECUTED')),
    delta           numeric(24, 4) not null,
    balance         numeric(24, 4),
    effective_date  date    not null,
    cell_version    bigint  not null,
    source          text,
    line_id         text,
    document        text,
    memo            text,
    primary key (hospital, centre, subject, month, sequence, n)
) partition by range (month);

create table entry_other partition of entry default;

do $$
begin
    for year in 2010..2040 loop
        execute format('create table entry_%s partition of entry for values from (%s) to (%s)', year, year * 100, year * 100 + 100);
    end loop;
end $$;

-- The identity of a line, kept for ever. The id is stored as sent: ids of one source arrive in nearly rising order, their hashes
-- would touch every page of the index.
create table line_key (
    hospital  text   collate "C" not null,
    source    text   collate "C" not null,
    id        text   collate "C" not null,
    digest    bytea  not null,
    state     text   not null check (state in ('RECORDED', 'SUSPENDED')),
    posting   bigint not null,
    primary key (hospital, source, id)
) partition by hash (hospital);

do $$
begin
    for remainder in 0..15 loop
        execute format('create table line_key_%s partition of line_key for values with (modulus 16, remainder %s)', remainder, remainder);
    end loop;
end $$;

-- Lines that could not be recorded. `times` counts how often the line was sent or replayed.
create table suspense (
    hospital     text           collate "C" not null,
    id           bigint         generated always as identity,
    source       text           collate "C" not null,
    line_id      text           collate "C" not null,
    batch        text,
    centre       text           collate "C" not null,
    subject      text           collate "C" not null,
    fund         text           collate "C" not null,
    project      text           collate "C" not null,
    date         date           not null,
    amount       numeric(24, 4) not null,
    document     text,
    memo         text,
    digest       bytea          not null,
    code         text           not null,
    detail       text           not null,
    state        text           not null default 'OPEN' check (state in ('OPEN', 'RESOLVED')),
    times        integer        not null default 1,
    first_seen   timestamptz    not null,
    last_seen    timestamptz    not null,
    resolved_at  timestamptz,
    resolved_by  text,
    primary key (hospital, id)
);

create unique index suspense_open on suspense (hospital, source, line_id) where state = 'OPEN';
