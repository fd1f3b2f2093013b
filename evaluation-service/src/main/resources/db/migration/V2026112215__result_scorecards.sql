-- What has to be computed again. Only added and deleted; several marks of one scorecard are normal.
create table mark (
    id        bigint generated always as identity primary key,
    hospital  text not null,
    centre    text not null,
    period    text not null,
    class     text not null check (class in ('FIGURE', 'STRUCTURE'))
);

create index ix_mark_card on mark (hospital, centre, period);
create index ix_mark_class on mark (class, hospital, centre, period);

-- revision grows by one with every change of the document; the document is without asOf and computedAt, null when deleted
create table scorecard (
    hospital         text        not null,
    centre           text        not null,
    period           text        not null,
    track            text        not null,
    revision         bigint      not null,
    deleted          boolean     not null,
    centre_type      text        not null,
    status           text        not null,
    grade            text,
    document         text,
    ledger_sequence  bigint      not null,
    plan_version     bigint      not null,
    scheme_hash      text        not null,
    computed_at      timestamptz not null,
    primary key (hospital, centre, period, track)
);

create index ix_scorecard_period on scorecard (hospital, period, centre);
