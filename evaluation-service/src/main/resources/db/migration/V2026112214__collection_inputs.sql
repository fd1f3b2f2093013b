-- What people enter: ratings, veto events, overrides with evidence.
create table input (
    hospital    text           not null,
    centre      text           not null,
    period      text           not null,
    indicator   text           not null,
    rating      numeric(24, 4),
    actual      numeric(24, 4),
    target      numeric(24, 4),
    veto        boolean,
    evidence    text,
    version     bigint         not null,
    entered_at  timestamptz    not null,
    entered_by  text           not null,
    primary key (hospital, centre, period, indicator)
);

-- every state an input ever had; rows are only added
create table input_change (
    id          bigint generated always as identity primary key,
    hospital    text           not null,
    centre      text           not null,
    period      text           not null,
    indicator   text           not null,
    rating      numeric(24, 4),
    actual      numeric(24, 4),
    target      numeric(24, 4),
    veto        boolean,
    evidence    text,
    version     bigint         not null,
    entered_at  timestamptz    not null,
    entered_by  text           not null
);

create index ix_input_change_input on input_change (hospital, centre, period, indicator, version);
