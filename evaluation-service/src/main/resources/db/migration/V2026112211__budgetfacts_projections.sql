-- What the topics of budget-service say, newest (incarnation, version) of each key. Reading them again from offset 0 gives the same rows.

create table hospital (
    code         text    not null primary key,
    name         text    not null,
    name_en      text,
    currency     text    not null,
    chart        text    not null,
    deleted      boolean not null,
    incarnation  bigint  not null,
    version      bigint  not null,
    sequence     bigint  not null
);

create index ix_hospital_chart on hospital (chart);

create table centre (
    hospital     text    not null,
    code         text    not null,
    deleted      boolean not null,
    incarnation  bigint  not null,
    version      bigint  not null,
    sequence     bigint  not null,
    primary key (hospital, code)
);

-- valid_to is inclusive; the first and last day of the calendar stand for an open end
create table centre_interval (
    hospital    text not null,
    centre      text not null,
    valid_from  date not null,
    valid_to    date not null,
    name        text not null,
    name_en     text,
    type        text not null,
    parent      text,
    primary key (hospital, centre, valid_from)
);

create table chart (
    code          text   not null primary key,
    name          text   not null,
    meaning_hash  text   not null,
    incarnation   bigint not null,
    version       bigint not null,
    sequence      bigint not null
);

create table subject (
    chart     text not null,
    code      text not null,
    name      text not null,
    name_en   text,
    parent    text,
    category  text not null,
    nature    text not null,
    unit      text not null,
    primary key (chart, code)
);

-- a month without a row is open; month is yyyymm
create table period (
    hospital     text    not null,
    month        integer not null,
    closed       boolean not null,
    incarnation  bigint  not null,
    version      bigint  not null,
    sequence     bigint  not null,
    primary key (hospital, month)
);

-- the month stands before fund and project: sums over months and the first month of a stock are one short range
create table cell (
    hospital     text           not null,
    centre       text           not null,
    subject      text           not null,
    month        integer        not null,
    fund         text           not null,
    project      text           not null,
    original     numeric(24, 4),
    adjustment   numeric(24, 4),
    reserved     numeric(24, 4),
    executed     numeric(24, 4),
    incarnation  bigint         not null,
    version      bigint         not null,
    sequence     bigint         not null,
    primary key (hospital, centre, subject, month, fund, project)
);

-- seen: the last watermark read; applied: how far the bucket is known to be complete, null until that is known
create table applied_watermark (
    bucket   integer not null check (bucket between 0 and 63),
    topic    text    not null,
    seen     bigint  not null,
    applied  bigint,
    primary key (bucket, topic)
);

-- where reading goes on, written with what was read
create table consumed_offset (
    topic        text    not null,
    partition    integer not null,
    next_offset  bigint  not null,
    primary key (topic, partition)
);

-- events that could not be understood; while one is unresolved the watermarks of its buckets stand still
create table set_aside (
    id             bigint generated always as identity primary key,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null,
    event_key      text,
    event_type     text,
    buckets        integer[]   not null,
    reason         text        not null,
    body           bytea,
    set_aside_at   timestamptz not null,
    resolved_at    timestamptz,
    constraint uq_set_aside_record unique (topic, partition, record_offset)
);

create index ix_set_aside_unresolved on set_aside (topic, event_key) where resolved_at is null;
