-- Append-only; a row names an object that changed, the relay reads the object's present state when it sends.
create table outbox (
    bucket       integer not null check (bucket between 0 and 63),
    sequence     bigint  not null,
    n            integer not null,
    kind         text    not null check (kind in ('CELL', 'HOSPITAL', 'CENTRE', 'CHART', 'PERIOD', 'WATERMARK')),
    key          text    collate "C" not null,
    correlation  text,
    primary key (bucket, sequence, n)
);

-- Everything of a bucket up to its floor has been acknowledged by the broker, the watermark too. Reading begins here and not at the
-- table's start, where rows that are deleted but still visible to an old snapshot would be stepped over again and again.
create table relay_floor (
    bucket    integer not null primary key check (bucket between 0 and 63),
    sequence  bigint  not null
) with (fillfactor = 20);

insert into relay_floor (bucket, sequence) select bucket, 0 from generate_series(0, 63) bucket;
