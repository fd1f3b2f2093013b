-- What centres propose for a year (一上, 二上). A line is written until its proposal is submitted; what was submitted is kept for ever.

create table proposal (
    hospital     text         collate "C" not null references hospital (code),
    year         integer      not null check (year between 1900 and 2999),
    centre       text         collate "C" not null,
    round        integer      not null check (round between 1 and 2),
    state        text         not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED')),
    state_since  timestamptz  not null,
    state_by     text         not null,
    reason       text,                    -- why it was returned
    version      bigint       not null,   -- grows with every change of round or state; lines have versions of their own
    primary key (hospital, year, centre),
    foreign key (hospital, centre) references centre (hospital, code)
);

-- The twelve months begin with January. Of a balance (STOCK) the year is its December, of everything else the sum.
create table proposal_line (
    hospital       text            collate "C" not null,
    year           integer         not null,
    centre         text            collate "C" not null,
    subject        text            collate "C" not null,
    fund           text            collate "C" not null,
    project        text            collate "C" not null,
    amounts        numeric(24, 4)[] not null check (array_length(amounts, 1) = 12 and array_position(amounts, null) is null),
    phasing        text            not null,
    justification  text,
    reason         text,                  -- why it was changed last
    version        bigint          not null,
    changed_by     text            not null,
    changed_at     timestamptz     not null,
    primary key (hospital, year, centre, subject, fund, project),
    foreign key (hospital, year, centre) references proposal (hospital, year, centre)
) with (fillfactor = 70);

-- Who changed a line, when, from what to what, and why. `version` is that of the line after the change; amounts_after is null when the line
-- was taken away, and the line that comes in its place goes on counting.
create table proposal_line_change (
    hospital        text            collate "C" not null,
    year            integer         not null,
    centre          text            collate "C" not null,
    subject         text            collate "C" not null,
    fund            text            collate "C" not null,
    project         text            collate "C" not null,
    version         bigint          not null,
    round           integer         not null,
    amounts_before  numeric(24, 4)[],
    amounts_after   numeric(24, 4)[],
    phasing         text,
    justification   text,
    reason          text,
    changed_by      text            not null,
    changed_at      timestamptz     not null,
    primary key (hospital, year, centre, subject, fund, project, version)
);

-- What was submitted: the role of the service adds rows and changes none. The highest submission of a round counts.
create table proposal_round (
    hospital      text         collate "C" not null,
    year          integer      not null,
    centre        text         collate "C" not null,
    round         integer      not null check (round between 1 and 2),
    submission    integer      not null check (submission > 0),
    submitted_at  timestamptz  not null,
    submitted_by  text         not null,
    lines         integer      not null,
    hash          text         not null,    -- hex SHA-256 of the lines
    primary key (hospital, year, centre, round, submission),
    foreign key (hospital, year, centre) references proposal (hospital, year, centre)
);

create table proposal_round_line (
    hospital       text            collate "C" not null,
    year           integer         not null,
    centre         text            collate "C" not null,
    round          integer         not null,
    submission     integer         not null,
    subject        text            collate "C" not null,
    fund           text            collate "C" not null,
    project        text            collate "C" not null,
    amounts        numeric(24, 4)[] not null,
    justification  text,
    changed_by     text            not null,
    changed_at     timestamptz     not null,
    reason         text,
    phasing        text            not null,
    primary key (hospital, year, centre, round, submission, subject, fund, project),
    foreign key (hospital, year, centre, round, submission) references proposal_round (hospital, year, centre, round, submission)
);
