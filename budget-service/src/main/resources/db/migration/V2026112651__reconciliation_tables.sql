-- What sources say that they sent, and what is recorded of it, by day and by batch. What is recorded is rolled up behind the postings, which
-- write none of these tables.

-- The control total of a source for the business date of its lines.
create table stated_day (
    hospital    text            collate "C" not null references hospital (code),
    source      text            collate "C" not null,
    date        date            not null,
    lines       integer         not null check (lines >= 0),
    amount      numeric(24, 4)  not null,
    version     bigint          not null,
    changed_by  text            not null,
    changed_at  timestamptz     not null,
    sequence    bigint          not null,
    primary key (hospital, date, source)
);

-- The same for a batch, which may come in several calls.
create table stated_batch (
    hospital    text            collate "C" not null references hospital (code),
    source      text            collate "C" not null,
    batch       text            collate "C" not null,
    lines       integer         not null check (lines >= 0),
    amount      numeric(24, 4)  not null,
    version     bigint          not null,
    changed_by  text            not null,
    changed_at  timestamptz     not null,
    sequence    bigint          not null,
    primary key (hospital, source, batch)
);

-- Recorded lines and what they add up to as they were sent: amounts (FLOW) and balances (STOCK), whatever their unit. Of those: the ones that
-- waited and were recorded by a replay, and the ones that were reversed since.
create table source_day (
    hospital         text            collate "C" not null,
    source           text            collate "C" not null,
    date             date            not null,
    lines            bigint          not null,
    amount           numeric(24, 4)  not null,
    replayed_lines   bigint          not null,
    replayed_amount  numeric(24, 4)  not null,
    reversed_lines   bigint          not null,
    reversed_amount  numeric(24, 4)  not null,
    primary key (hospital, date, source)
);

create table source_batch (
    hospital         text            collate "C" not null,
    source           text            collate "C" not null,
    batch            text            collate "C" not null,
    lines            bigint          not null,
    amount           numeric(24, 4)  not null,
    replayed_lines   bigint          not null,
    replayed_amount  numeric(24, 4)  not null,
    reversed_lines   bigint          not null,
    reversed_amount  numeric(24, 4)  not null,
    primary key (hospital, source, batch)
);

-- Up to which posting the two tables above count; whoever reads adds what came since.
create table source_progress (
    hospital  text    collate "C" not null primary key,
    sequence  bigint  not null
);

create index suspense_by_line on suspense (hospital, source, line_id) where state = 'RESOLVED';
create index suspense_by_day on suspense (hospital, date) where state = 'OPEN';
