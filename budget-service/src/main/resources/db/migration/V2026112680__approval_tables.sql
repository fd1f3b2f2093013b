-- Approval (审批) of documents: cases on their way through the steps of a route, what waits, and what happened.

create sequence approval_number;

-- One row is one way of a document from its submission to the end. The facts are those of the submission; who approves, approves them.
create table approval_case (
    hospital     text           collate "C" not null references hospital (code),
    number       bigint         not null,
    kind         text           not null check (kind in ('PROPOSAL', 'BUDGET', 'ADJUSTMENT', 'CLOSING', 'FINAL_ACCOUNT')),
    document     text           collate "C" not null,
    title        text           not null,
    year         integer        not null,
    amount       numeric(28, 4) not null,
    centres      text[]         not null,     -- empty: the whole hospital
    subjects     text[]         not null,
    funds        text[]         not null,
    preparers    text[]         not null,
    digest       text           not null,
    submitter    text           not null,
    route        text           collate "C" not null,     -- -: no route of the hospital fitted
    state        text           not null check (state in ('OPEN', 'APPROVED', 'RETURNED', 'WITHDRAWN')),
    step         integer        not null,     -- from 1; 0 without a step
    visit        integer        not null,     -- grows whenever a step begins
    since        timestamptz    not null,     -- when this one did
    jumps        integer[]      not null,     -- from, to, from, to: returns that come straight back
    reminded_at  timestamptz,                 -- in this visit
    opened_at    timestamptz    not null,
    closed_at    timestamptz,
    version      bigint         not null,
    constraint pk_approval_case primary key (hospital, number)
) with (fillfactor = 70);

-- A document has one open case at most.
create unique index uq_approval_case_open on approval_case (hospital, kind, document) where state = 'OPEN';
create index ix_approval_case_document on approval_case (hospital, kind, document, number);
create index ix_approval_case_waiting on approval_case (hospital, since, number) where state = 'OPEN';

-- The steps of a case as its route was when it was opened; a step is the rows of one number.
create table approval_part (
    hospital  text     collate "C" not null,
    approval  bigint   not null,
    step      integer  not null,
    part      integer  not null,
    name      text     not null,              -- of the step
    role      text     check (role in ('BUDGET_OFFICER', 'OWNER_DEPARTMENT', 'BUDGET_OFFICE', 'COMMITTEE')),
    centre    text     collate "C",
    users     text[]   not null,
    quorum    integer  not null check (quorum > 0),
    constraint pk_approval_part primary key (hospital, approval, step, part),
    constraint fk_approval_part_case foreign key (hospital, approval) references approval_case (hospital, number)
);

-- What a visit of a step waits for, or waited for.
create table approval_task (
    hospital   text         collate "C" not null,
    approval   bigint       not null,
    visit      integer      not null,
    task       integer      not null,
    role       text,
    centre     text         collate "C",
    users      text[]       not null,
    quorum     integer      not null,
    handed     text[]       not null,         -- who gave it to somebody else
    received   text[]       not null,         -- to whom
    added_by   text,                          -- null: a part of the route
    closed_at  timestamptz,                   -- null: it waits
    constraint pk_approval_task primary key (hospital, approval, visit, task),
    constraint fk_approval_task_case foreign key (hospital, approval) references approval_case (hospital, number)
) with (fillfactor = 70);

create index ix_approval_task_open on approval_task (hospital, approval) where closed_at is null;

-- The history. The role of the service adds and reads its rows, and cannot change them (afterMigrate.sql).
create table approval_event (
    hospital     text         collate "C" not null,
    approval     bigint       not null,
    event        integer      not null,
    at           timestamptz  not null,
    action       text         not null check (action in (
                     'OPENED', 'APPROVED', 'RETURNED', 'SIGNER_ADDED', 'FORWARDED', 'REMINDED', 'WITHDRAWN', 'ATTACHED')),
    actor        text         not null,
    acting_for   text,                        -- who had delegated to the actor
    step         integer      not null,
    visit        integer      not null,
    task         integer,
    other        text,                        -- the user added or forwarded to; the number of the attachment
    returned_to  integer,                     -- 0: the submitter
    opinion      text,
    constraint pk_approval_event primary key (hospital, approval, event),
    constraint fk_approval_event_case foreign key (hospital, approval) references approval_case (hospital, number)
);
