-- Frozen copies of published scheme versions, as the catalogue answered them. Never changed.
create table scheme_version (
    scheme     text        not null,
    version    integer     not null,
    hash       text        not null,
    document   text        not null,
    copied_at  timestamptz not null,
    copied_by  text        not null,
    primary key (scheme, version)
);
