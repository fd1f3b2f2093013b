-- What was answered under each Idempotency-Key. A row without status is claimed by a request that is under way.
create table idempotency_key (
    hospital text not null,
    actor text not null,
    operation text not null,
    key text not null,
    digest bytea not null,
    claimed_at timestamptz not null,
    status integer,
    sequence text,
    media_type text,
    body text,
    primary key (hospital, actor, operation, key)
);
