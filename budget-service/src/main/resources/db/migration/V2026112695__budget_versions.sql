-- The budget of a hospital as a whole: versions that are consolidated from what centres proposed, approved, and issued.

create table budget_version (
    hospital          text           collate "C" not null references hospital (code),
    year              integer        not null check (year between 1900 and 2999),
    version           integer        not null check (version > 0),
    state             text           not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RETURNED', 'ISSUED', 'SUPERSEDED')),
    state_since       timestamptz    not null,
    state_by          text           not null,
    hash              text           not null,    -- hex SHA-256 of the content
    built_by          text           not null,
    built_at          timestamptz    not null,
    lines             integer        not null,
    use_of_balances   numeric(24, 4) not null,    -- what earlier surpluses pay of this budget
    debt_approval     text,                       -- the number of the external approval of its financing
    above_parent      text[]         not null,    -- centre/subject where the centres below may have more than the centre itself
    missing           text[]         not null,    -- centres without a proposal of the second round
    notes             text[]         not null,    -- what the submitter says of the warnings: check: note
    submitted_by      text,
    approval          bigint,                     -- number of the latest case
    opinion           text,
    issued_by         text,
    issued_at         timestamptz,
    sequence          bigint,                     -- the Ledger-Sequence of the issue
    revision          bigint         not null,    -- grows with every change of state
    primary key (hospital, year, version)
) with (fillfactor = 50);

-- One version of a year is in force.
create unique index budget_version_issued on budget_version (hospital, year) where state = 'ISSUED';

-- The twelve months begin with January. `proposed` is what came up in the second round; null: the office put the line in.
create table budget_version_line (
    hospital    text             collate "C" not null,
    year        integer          not null,
    version     integer          not null,
    centre      text             collate "C" not null,
    subject     text             collate "C" not null,
    fund        text             collate "C" not null,
    project     text             collate "C" not null,
    amounts     numeric(24, 4)[] not null check (array_length(amounts, 1) = 12 and array_position(amounts, null) is null),
    proposed    numeric(24, 4)[],
    changed_by  text,                             -- who amended it, and why; null: it is what was proposed
    reason      text,
    primary key (hospital, year, version, centre, subject, fund, project),
    foreign key (hospital, year, version) references budget_version (hospital, year, version),
    check ((changed_by is null) = (reason is null))
);

-- The snapshots that a version was built from. Of lines and sources the role of the service adds rows and changes none.
create table budget_version_source (
    hospital    text     collate "C" not null,
    year        integer  not null,
    version     integer  not null,
    centre      text     collate "C" not null,
    round       integer  not null,
    submission  integer  not null,
    hash        text     not null,
    primary key (hospital, year, version, centre),
    foreign key (hospital, year, version) references budget_version (hospital, year, version)
);
