-- Master data: charts of subjects, hospitals, their centres with dated intervals, and the state of their periods.
-- `version` grows by one with every change of the row's object; `sequence` is the Ledger-Sequence of the last change.

create table chart (
    code          text   not null primary key,
    name          text   not null,
    version       bigint not null,
    meaning_hash  text   not null,
    sequence      bigint not null
);

create table subject (
    chart     text not null,
    code      text not null,
    name      text not null,
    name_en   text,
    parent    text,
    category  text not null check (category in ('INCOME', 'EXPENSE', 'CAPITAL', 'FINANCING', 'VOLUME', 'POSITION')),
    nature    text not null check (nature in ('FLOW', 'STOCK')),
    unit      text not null check (unit in ('MONEY', 'VISIT', 'BED_DAY', 'PERSON', 'HOUR', 'CASE', 'BED', 'ITEM', 'POINT', 'DAY')),
    control   text not null default 'NONE' check (control in ('NONE', 'WARN', 'STRICT')),
    primary key (chart, code),
    foreign key (chart) references chart (code)
);

create table hospital (
    code      text   not null primary key,
    name      text   not null,
    name_en   text,
    currency  text   not null,
    chart     text   not null references chart (code),
    version   bigint not null,
    sequence  bigint not null
);

create index hospital_of_chart on hospital (chart);

create table centre (
    hospital  text   not null references hospital (code),
    code      text   not null,
    version   bigint not null,
    sequence  bigint not null,
    primary key (hospital, code)
);

-- valid_to is inclusive; the intervals of a centre do not overlap
create table centre_interval (
    hospital    text not null,
    centre      text not null,
    valid_from  date not null default '-infinity',
    valid_to    date not null default 'infinity',
    name        text not null,
    name_en     text,
    type        text not null check (type in ('INVESTMENT', 'REVENUE', 'COST')),
    parent      text,
    primary key (hospital, centre, valid_from),
    foreign key (hospital, centre) references centre (hospital, code),
    check (valid_from <= valid_to)
);

create index centre_interval_of_parent on centre_interval (hospital, parent);

-- a month without a row is open
create table period (
    hospital  text    not null references hospital (code),
    month     integer not null check (month between 190001 and 299912 and month % 100 between 1 and 12),
    state     text    not null check (state in ('OPEN', 'CLOSED')),
    version   bigint  not null,
    sequence  bigint  not null,
    primary key (hospital, month)
);
