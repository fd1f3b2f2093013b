-- What somebody should look at (预警): raised and resolved behind the postings, acknowledged by people.

-- One row is one thing that was told; the figures are those at which it was raised. `about` names what it is about within its kind.
create table alert (
    hospital         text          collate "C" not null references hospital (code),
    id               bigint        generated always as identity,
    kind             text          not null check (kind in (
                         'THRESHOLD_WARN', 'THRESHOLD_ESCALATE', 'THRESHOLD_REACHED', 'SLOW_SPENDING', 'RESERVATION_EXPIRING')),
    about            text          collate "C" not null,
    rule             text          collate "C",
    level            text,
    basis            text,
    scope            text          collate "C",
    year             integer,
    month            integer,
    centre           text          collate "C",     -- null: the whole hospital
    source           text          collate "C",
    reservation      text          collate "C",
    expires_on       date,
    budget           numeric(28, 4) not null,
    used             numeric(28, 4) not null,
    threshold        numeric(7, 4),
    elapsed          numeric(7, 4),
    as_of            bigint        not null,        -- figures up to this Ledger-Sequence were seen
    raised_at        timestamptz   not null,
    acknowledged_at  timestamptz,
    acknowledged_by  text,
    note             text,
    resolved_at      timestamptz,
    version          bigint        not null,
    sequence         bigint        not null,
    primary key (hospital, id)
);

-- What is told is told once, until it no longer holds.
create unique index alert_open on alert (hospital, kind, about) where resolved_at is null;
create index alert_of_centre on alert (hospital, centre, id);

-- How far the figures of a hospital have been looked at.
create table alert_watch (
    hospital       text    collate "C" not null primary key references hospital (code),
    seen           bigint  not null,       -- postings up to this Ledger-Sequence
    revision       bigint  not null,       -- rules, tree and chart of this Ledger-Sequence
    month          integer not null,       -- the present month, as it was
    looking_after  bigint,                 -- while all limits are looked at: the last one that was
    day            date,                   -- on which the year's spending was last looked at
    policy         bigint  not null        -- by this version of the policy
) with (fillfactor = 50);

-- A hospital without a row has not chosen.
create table alert_policy (
    hospital              text          collate "C" not null primary key references hospital (code),
    slow_spending_points  numeric(7, 4) not null check (slow_spending_points between 0 and 100),
    expiry_days           integer       not null check (expiry_days between 0 and 366),
    version               bigint        not null,
    changed_by            text          not null,
    changed_at            timestamptz   not null,
    sequence              bigint        not null
);

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check
    check (kind in ('CELL', 'HOSPITAL', 'CENTRE', 'CHART', 'PERIOD', 'ALERT', 'WATERMARK'));
