-- Issued lines of a centre that were handed on to centres below it, within their totals (再分解).

create table budget_decomposition (
    hospital    text        collate "C" not null,
    year        integer     not null,
    number      integer     not null check (number > 0),
    version     integer     not null,                -- of the budget that was in force
    centre      text        collate "C" not null,
    method      text        not null check (method in ('EVEN', 'WEIGHTS', 'LAST_YEAR', 'AMOUNTS')),
    reason      text        not null,
    decided_by  text        not null,
    decided_at  timestamptz not null,
    sequence    bigint      not null,                -- the Ledger-Sequence of its entries
    primary key (hospital, year, number),
    foreign key (hospital, year, version) references budget_version (hospital, year, version)
);

-- What each centre got of a line, January first. The role of the service adds rows and changes none.
create table budget_decomposition_line (
    hospital  text             collate "C" not null,
    year      integer          not null,
    number    integer          not null,
    centre    text             collate "C" not null,
    subject   text             collate "C" not null,
    fund      text             collate "C" not null,
    project   text             collate "C" not null,
    amounts   numeric(24, 4)[] not null check (array_length(amounts, 1) = 12 and array_position(amounts, null) is null),
    primary key (hospital, year, number, centre, subject, fund, project),
    foreign key (hospital, year, number) references budget_decomposition (hospital, year, number)
);
