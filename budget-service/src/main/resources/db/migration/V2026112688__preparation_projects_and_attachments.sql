-- What capital money is spent on: a line of a CAPITAL subject names one of these.
create table project (
    hospital         text         collate "C" not null references hospital (code),
    code             text         collate "C" not null,
    name             text         not null,
    name_en          text,
    kind             text         not null check (kind in ('EQUIPMENT', 'CONSTRUCTION', 'INTANGIBLE', 'RESEARCH', 'FISCAL', 'OTHER')),
    owner            text         collate "C" not null,    -- the centre that carries it out
    priority         integer      not null check (priority between 1 and 999),
    feasibility      text,
    approval_number  text,                                 -- of an authority outside of the hospital
    approval_date    date,
    version          bigint       not null,
    changed_by       text         not null,
    changed_at       timestamptz  not null,
    primary key (hospital, code),
    foreign key (hospital, owner) references centre (hospital, code),
    check ((approval_number is null) = (approval_date is null))
);

create index project_of_owner on project (hospital, owner, code);

-- What it is meant to cost in each year.
create table project_year (
    hospital  text           collate "C" not null,
    project   text           collate "C" not null,
    year      integer        not null check (year between 1900 and 2999),
    amount    numeric(24, 4) not null,
    primary key (hospital, project, year),
    foreign key (hospital, project) references project (hospital, code)
);

-- Files that justify a proposal, or one of its lines. Who takes one away hides it: a submission may have been judged by it.
create table proposal_attachment (
    hospital    text         collate "C" not null,
    year        integer      not null,
    centre      text         collate "C" not null,
    number      integer      not null,
    subject     text         collate "C",          -- null, as fund and project: it is about the whole proposal
    fund        text         collate "C",
    project     text         collate "C",
    name        text         not null,
    media_type  text         not null,
    bytes       integer      not null,
    sha256      text         not null,
    content     bytea        not null,
    added_by    text         not null,
    added_at    timestamptz  not null,
    removed_by  text,
    removed_at  timestamptz,
    primary key (hospital, year, centre, number),
    foreign key (hospital, year, centre) references proposal (hospital, year, centre)
);

-- Pictures and documents are packed already.
alter table proposal_attachment alter column content set storage external;
