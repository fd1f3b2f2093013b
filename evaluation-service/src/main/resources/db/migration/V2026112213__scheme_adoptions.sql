-- Which scheme version evaluates whom in a year. version grows by one with every change of the year's adoption.
create table adoption (
    hospital    text        not null,
    year        integer     not null,
    version     bigint      not null,
    adopted_at  timestamptz not null,
    adopted_by  text        not null,
    primary key (hospital, year)
);

-- exactly one of centre_type and centre
create table adoption_line (
    hospital        text    not null,
    year            integer not null,
    position        integer not null,
    centre_type     text,
    centre          text,
    periods         text[]  not null,
    scheme          text    not null,
    scheme_version  integer not null,
    primary key (hospital, year, position),
    constraint fk_adoption_line_scheme foreign key (scheme, scheme_version) references scheme_version (scheme, version),
    constraint ck_adoption_line_whom check ((centre_type is null) <> (centre is null))
);

-- the periods of each line, with how far a scorecard of that period looks; months are yyyymm, days and months included at both ends
create table evaluated_period (
    hospital        text    not null,
    year            integer not null,
    position        integer not null,
    period          text    not null,
    centre_type     text,
    centre          text,
    scheme          text    not null,
    scheme_version  integer not null,
    last_day        date    not null,
    last_month      integer not null,
    reads_from      integer not null,
    reads_sideways  boolean not null,
    primary key (hospital, period, position)
);
