-- Adjustments of the budget: documents with their lines and, once approved, the figures of each line's cell before and after.

create table adjustment (
    hospital           text         collate "C" not null references hospital (code),
    code               text         collate "C" not null,
    year               integer      not null,
    type               text         not null check (type in ('SUPPLEMENT', 'REDUCTION', 'TRANSFER', 'NEW_PROJECT')),
    title              text         not null,
    reason             text         not null,
    coupling_reason    text,
    external_approval  text,
    state              text         not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RETURNED', 'WITHDRAWN')),
    state_since        timestamptz  not null,
    preparers          text[]       not null,      -- everybody who wrote or submitted it
    submissions        integer      not null,      -- how often it was submitted
    held               integer      not null,      -- how many lines hold money, as a reservation of the source adjustment; 0: none does
    submitted_by       text,
    submitted_at       timestamptz,
    approval           bigint,                     -- the number of the case of the last submission
    decided_by         text,
    opinion            text,
    changed_by         text         not null,
    changed_at         timestamptz  not null,
    version            bigint       not null,
    sequence           bigint       not null,
    primary key (hospital, code)
);

create index adjustment_of_year on adjustment (hospital, year, state);

create table adjustment_line (
    hospital         text            collate "C" not null,
    adjustment       text            collate "C" not null,
    place            integer         not null,
    centre           text            collate "C" not null,
    subject          text            collate "C" not null,
    fund             text            collate "C" not null,
    project          text            collate "C" not null,
    month            integer         not null,
    amount           numeric(24, 4)  not null check (amount <> 0),
    budget           numeric(24, 4),               -- of the cell, just before the adjustment
    reserved         numeric(24, 4),
    executed         numeric(24, 4),
    budget_after     numeric(24, 4),               -- with all lines of it
    reserved_after   numeric(24, 4),
    primary key (hospital, adjustment, place),
    foreign key (hospital, adjustment) references adjustment (hospital, code)
);

create index adjustment_line_of_centre on adjustment_line (hospital, centre);

create table adjustment_policy (
    hospital           text         collate "C" not null primary key references hospital (code),
    fiscal_funds       text[]       not null,
    most_of_centre     integer      check (most_of_centre >= 0),
    percent_of_line    numeric(9, 4),
    percent_of_centre  numeric(9, 4),
    coupling           text         not null check (coupling in ('REQUIRE', 'WARN')),
    version            bigint       not null,
    changed_by         text         not null,
    changed_at         timestamptz  not null,
    sequence           bigint       not null
);

-- Directions in which budget may not move; a member that is null does not narrow its side.
create table adjustment_direction (
    hospital         text     collate "C" not null references adjustment_policy (hospital),
    place            integer  not null,
    from_subject     text     collate "C",
    from_fund        text     collate "C",
    from_other_fund  text     collate "C",
    from_category    text,
    from_project     boolean,
    to_subject       text     collate "C",
    to_fund          text     collate "C",
    to_other_fund    text     collate "C",
    to_category      text,
    to_project       boolean,
    primary key (hospital, place)
);
