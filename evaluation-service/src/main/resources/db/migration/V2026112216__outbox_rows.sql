-- What has changed and is not told yet. Rows are deleted when the broker has the state that stood when it was sent, or a newer one.
create table outbox (
    id           bigint generated always as identity primary key,
    bucket       integer not null check (bucket between 0 and 63),
    hospital     text    not null,
    centre       text    not null,
    period       text    not null,
    track        text    not null,
    correlation  text
);

create index ix_outbox_bucket on outbox (bucket, id);
