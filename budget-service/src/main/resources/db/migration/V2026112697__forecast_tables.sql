-- What may become of a year (滚动预测) and what a budget would be at the volume that came (弹性预算). Neither changes a figure.

-- A forecast is made once, of the figures as they were, and never changed.
create table forecast (
    hospital    text         collate "C" not null references hospital (code),
    number      integer      not null,
    name        text         not null,
    from_month  integer      not null,       -- the first month that is forecast
    months      integer      not null check (months between 1 and 18),
    look_back   integer      not null check (look_back between 1 and 12),
    method      text         not null,
    methods     text[]       not null,       -- subject=METHOD, for the subject and what is below it
    lines       integer      not null,
    as_of       bigint       not null,       -- the newest Ledger-Sequence among the figures that it was made of
    made_by     text         not null,
    made_at     timestamptz  not null,
    primary key (hospital, number)
);

create table forecast_line (
    hospital  text             collate "C" not null,
    forecast  integer          not null,
    centre    text             collate "C" not null,
    subject   text             collate "C" not null,
    fund      text             collate "C" not null,
    project   text             collate "C" not null,
    method    text             not null,     -- by which it was made in the end
    amounts   numeric(24, 4)[] not null,     -- one for each month from the first; null: nothing is known to go by
    executed  numeric(24, 4),                -- of the months of the first month's year before it
    landing   numeric(24, 4),                -- executed and forecast of that year
    budget    numeric(24, 4),                -- in force for that year
    primary key (hospital, forecast, centre, subject, fund, project),
    foreign key (hospital, forecast) references forecast (hospital, number)
);

-- How the budget of a subject follows a volume. A centre's own rule speaks before one for every centre.
create table flex_rule (
    hospital     text          collate "C" not null references hospital (code),
    code         text          collate "C" not null,
    name         text          not null,
    subject      text          collate "C" not null,
    volume       text          collate "C" not null,
    centre       text          collate "C",            -- with what is below it; null: every one
    fixed_share  numeric(7, 6) not null check (fixed_share between 0 and 1),
    version      bigint        not null,
    changed_by   text          not null,
    changed_at   timestamptz   not null,
    primary key (hospital, code)
);

create unique index flex_rule_of_line on flex_rule (hospital, subject, coalesce(centre, ''));
