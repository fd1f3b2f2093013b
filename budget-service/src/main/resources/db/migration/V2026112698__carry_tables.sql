-- What becomes of money that a year did not spend (结转, 结余): rules by fund, project, subject and centre, and the runs that followed them.

-- A member that is null does not narrow; project '-' means lines without a project, '*' lines with one.
create table carry_rule (
    hospital      text         collate "C" not null references hospital (code),
    code          text         collate "C" not null,
    name          text         not null,
    fund          text         collate "C",
    project       text         collate "C",
    subject       text         collate "C",
    centre        text         collate "C",
    unspent       text         not null check (unspent in ('CARRY', 'LAPSE', 'RETURN')),
    until_years   integer      check (until_years between 1 and 99),
    reservations  text         not null check (reservations in ('CARRY', 'RELEASE')),
    version       bigint       not null,
    changed_by    text         not null,
    changed_at    timestamptz  not null,
    primary key (hospital, code)
);

-- One run of a year is in force at most.
create table carry_run (
    hospital           text         collate "C" not null references hospital (code),
    year               integer      not null,
    run                integer      not null,
    state              text         not null check (state in ('IN_FORCE', 'REVERSED')),
    digest             text         not null,      -- of the simulation that it is
    holds              integer      not null,      -- under how many names the ledger holds its money
    transfers          integer      not null,      -- in how many postings it was added to the next year
    ran_by             text         not null,
    ran_at             timestamptz  not null,
    sequence           bigint       not null,
    reversed_by        text,
    reversed_at        timestamptz,
    reason             text,
    reversal_sequence  bigint,
    primary key (hospital, year, run)
);

create unique index carry_run_in_force on carry_run (hospital, year) where state = 'IN_FORCE';

create table carry_line (
    hospital               text            collate "C" not null,
    year                   integer         not null,
    run                    integer         not null,
    centre                 text            collate "C" not null,
    subject                text            collate "C" not null,
    fund                   text            collate "C" not null,
    project                text            collate "C" not null,
    rule                   text            collate "C",        -- null: no rule speaks, the default decided
    treatment              text            not null check (treatment in ('CARRY', 'LAPSE', 'RETURN')),
    reservations           text            not null check (reservations in ('CARRY', 'RELEASE')),
    budget                 numeric(24, 4)  not null,
    executed               numeric(24, 4)  not null,
    reserved               numeric(24, 4)  not null,
    carried                numeric(24, 4)  not null check (carried >= 0),
    lapsed                 numeric(24, 4)  not null check (lapsed >= 0),
    returned               numeric(24, 4)  not null check (returned >= 0),
    reservations_carried   numeric(24, 4)  not null check (reservations_carried >= 0),
    reservations_released  numeric(24, 4)  not null check (reservations_released >= 0),
    origin_year            integer[]       not null,           -- the years whose budget the carried money is, the oldest first
    origin_amount          numeric(24, 4)[] not null,          -- and how much of each
    primary key (hospital, year, run, centre, subject, fund, project),
    foreign key (hospital, year, run) references carry_run (hospital, year, run)
);
