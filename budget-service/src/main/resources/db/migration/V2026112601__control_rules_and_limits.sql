-- Control rules of a hospital, and the limits that follow from them.

-- One row is one rule as it stands. A null in subject, centre, fund or project means any; subject and centre take in what is below them.
-- Months are inclusive.
create table control_rule (
    hospital       text          collate "C" not null references hospital (code),
    code           text          collate "C" not null,
    name           text          not null,
    name_en        text,
    control        text          not null check (control in ('NONE', 'WARN', 'STRICT')),
    level          text          not null check (level in ('LINE', 'SUBJECT', 'CENTRE', 'POOL', 'HOSPITAL')),
    basis          text          not null check (basis in ('MONTH', 'YEAR_TO_DATE', 'YEAR', 'PROJECT')),
    subject        text          collate "C",
    centre         text          collate "C",
    fund           text          collate "C",
    project        text          collate "C",
    tolerance      numeric(7, 4) not null check (tolerance >= 0),
    requires_line  boolean       not null,
    valid_from     integer       not null,
    valid_to       integer       not null,
    version        bigint        not null,
    sequence       bigint        not null,
    primary key (hospital, code),
    check (valid_from <= valid_to),
    check (level <> 'HOSPITAL' or centre is null)
);

-- A limit is the sum of the cells that count in it, month by month: what a rule allows in one scope and year (0: a whole project, kept in
-- the first element). Only the functions of the ledger write it. The rank is the place of the level in the order of locking.
create table spending_limit (
    hospital  text              collate "C" not null,
    id        bigint            generated always as identity,
    rank      integer           not null,
    rule      text              collate "C" not null,
    scope     text              collate "C" not null,
    year      integer           not null,
    planned   numeric(24, 4)[]  not null default array_fill(0::numeric(24, 4), array[12]),
    reserved  numeric(24, 4)[]  not null default array_fill(0::numeric(24, 4), array[12]),
    executed  numeric(24, 4)[]  not null default array_fill(0::numeric(24, 4), array[12]),
    primary key (hospital, id)
) with (fillfactor = 50);

create unique index spending_limit_of_scope on spending_limit (hospital, rule, scope, year);

-- The limits that the cell counts in, and those of them that judge it: a rule counts the whole year of a line and judges the months in which
-- it is the narrowest. Empty when there is none. Null in a hospital without rules, and for a cell that is being made.
alter table cell
    add column limits bigint[],
    add column judges bigint[];

-- The limits of a call, in the order of locking. allowed is what is planned times the factor of the tolerance; allowed and used have twelve
-- elements for each limit; first and last tell for each cell which elements of edge are its limits, and judges which of them judge it.
create type ledger_limits as (
    id bigint[], rule text[], level text[], basis text[], scope text[], control text[], requires_line boolean[],
    factor numeric[], allowed numeric[], used numeric[], first integer[], last integer[], edge integer[], judges boolean[]);

-- Which rule spoke about a line, and with what figures; the rule is null for the control that the chart gives a subject.
create type ledger_verdict as (
    rule text, level text, basis text, scope text, budget numeric, used numeric, asked numeric);
