-- Who changed the state of a month, when and why: append-only, the period's own row holds the present state.
create table period_change (
    hospital    text        not null,
    month       integer     not null,
    version     bigint      not null,
    state       text        not null check (state in ('OPEN', 'CLOSED')),
    reason      text,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    primary key (hospital, month, version),
    foreign key (hospital, month) references period (hospital, month)
);
