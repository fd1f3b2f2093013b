-- Which steps a document goes through, and who takes whose place.

-- Of the routes of a kind that fit a document the one with the lowest priority holds.
create table approval_route (
    hospital      text           collate "C" not null references hospital (code),
    code          text           collate "C" not null,
    name          text           not null,
    kind          text           not null check (kind in ('PROPOSAL', 'BUDGET', 'ADJUSTMENT', 'CLOSING', 'FINAL_ACCOUNT')),
    amount_above  numeric(28, 4),               -- null: from 0
    amount_up_to  numeric(28, 4),               -- null: without end
    subjects      text[]         not null,      -- empty: of whatever subject
    funds         text[]         not null,
    centres       text[]         not null,      -- with what is below them
    priority      integer        not null,
    enabled       boolean        not null,
    version       bigint         not null,
    changed_by    text           not null,
    changed_at    timestamptz    not null,
    constraint pk_approval_route primary key (hospital, code)
);

create unique index uq_approval_route_priority on approval_route (hospital, kind, priority) where enabled;

-- As approval_part, of the route as it stands.
create table approval_route_part (
    hospital  text     collate "C" not null,
    route     text     collate "C" not null,
    step      integer  not null,
    part      integer  not null,
    name      text     not null,
    role      text     check (role in ('BUDGET_OFFICER', 'OWNER_DEPARTMENT', 'BUDGET_OFFICE', 'COMMITTEE')),
    centre    text     collate "C",
    users     text[]   not null,
    quorum    integer  not null check (quorum > 0),
    constraint pk_approval_route_part primary key (hospital, route, step, part),
    constraint fk_approval_route_part_route foreign key (hospital, route) references approval_route (hospital, code)
);

-- Who takes whose place from a day to a day.
create table approval_delegation (
    hospital    text         collate "C" not null references hospital (code),
    code        text         collate "C" not null,
    delegator   text         not null,
    delegate    text         not null,
    roles       text[]       not null,          -- whose tasks are delegated with those that name the delegator
    kinds       text[]       not null,          -- empty: of documents of every kind
    valid_from  date         not null,
    valid_to    date         not null,
    version     bigint       not null,
    changed_by  text         not null,
    changed_at  timestamptz  not null,
    constraint pk_approval_delegation primary key (hospital, code)
);

create index ix_approval_delegation_delegate on approval_delegation (hospital, delegate, valid_to);
