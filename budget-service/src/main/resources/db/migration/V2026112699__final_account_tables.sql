-- The final account of a year (决算): built as versions, commented on, approved, and from then on what it is. Lines and tie-outs never change;
-- nothing of an approved account does. The service may write rows and not what the triggers are for.

create table final_account (
    hospital      text            collate "C" not null references hospital (code),
    year          integer         not null,
    version       integer         not null,
    state         text            not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SUPERSEDED')),
    state_since   timestamptz     not null,
    sequence      bigint          not null,          -- the figures are those of the postings up to here
    carry_run     integer,                           -- the run in force; null: the year was not carried forward
    lowest_rate   numeric(9, 4)   not null,
    highest_rate  numeric(9, 4)   not null,
    ignore_below  numeric(24, 4)  not null,
    digest        text            not null,
    preparers     text[]          not null,          -- everybody who built, commented or submitted it
    built_by      text            not null,
    built_at      timestamptz     not null,
    submitted_by  text,
    submitted_at  timestamptz,
    approval      bigint,                            -- the number of its last case
    decided_by    text,
    decided_at    timestamptz,
    opinion       text,
    primary key (hospital, year, version)
);

create table final_account_line (
    hospital      text            collate "C" not null,
    year          integer         not null,
    version       integer         not null,
    centre        text            collate "C" not null,
    subject       text            collate "C" not null,
    fund          text            collate "C" not null,
    project       text            collate "C" not null,
    category      text            not null,
    nature        text            not null,
    unit          text            not null,
    original      numeric(24, 4),
    adjustment    numeric(24, 4),
    reserved      numeric(24, 4)  not null,
    executed      numeric(24, 4),
    carried_in    numeric(24, 4)  not null,
    carried_out   numeric(24, 4)  not null,
    lapsed        numeric(24, 4)  not null,
    returned      numeric(24, 4)  not null,
    red           text,                              -- why it needs a comment; null: it needs none
    primary key (hospital, year, version, centre, subject, fund, project),
    foreign key (hospital, year, version) references final_account (hospital, year, version)
);

create table final_account_tie_out (
    hospital  text            collate "C" not null,
    year      integer         not null,
    version   integer         not null,
    name      text            not null,
    one       numeric(30, 4)  not null,
    other     numeric(30, 4)  not null,
    primary key (hospital, year, version, name),
    foreign key (hospital, year, version) references final_account (hospital, year, version)
);

create table final_account_comment (
    hospital    text         collate "C" not null,
    year        integer      not null,
    version     integer      not null,
    centre      text         collate "C" not null,
    subject     text         collate "C" not null,
    fund        text         collate "C" not null,
    project     text         collate "C" not null,
    comment     text         not null,
    changed_by  text         not null,
    changed_at  timestamptz  not null,
    primary key (hospital, year, version, centre, subject, fund, project),
    foreign key (hospital, year, version, centre, subject, fund, project)
        references final_account_line (hospital, year, version, centre, subject, fund, project)
);

create function final_account_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'what a final account says does not change' using errcode = 'integrity_constraint_violation';
end $$;

create function final_account_frozen() returns trigger language plpgsql as $$
begin
    if old.state = 'APPROVED' then
        raise exception 'an approved final account does not change' using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

-- Rows are added to what is being made only.
create function final_account_still_open() returns trigger language plpgsql as $$
declare
    here record;
begin
    if tg_op = 'DELETE' then
        here := old;
    else
        here := new;
    end if;
    if not exists (
        select from final_account a
        where a.hospital = here.hospital and a.year = here.year and a.version = here.version and a.state in ('DRAFT', 'RETURNED'))
    then
        raise exception 'the final account is not open any more' using errcode = 'integrity_constraint_violation';
    end if;
    return here;
end $$;

create trigger frozen before update or delete on final_account for each row execute function final_account_frozen();
create trigger never_changes before update or delete on final_account_line for each row execute function final_account_never_changes();
create trigger never_changes before update or delete on final_account_tie_out for each row execute function final_account_never_changes();
create trigger still_open before insert on final_account_line for each row execute function final_account_still_open();
create trigger still_open before insert on final_account_tie_out for each row execute function final_account_still_open();
create trigger still_open before insert or update or delete on final_account_comment for each row execute function final_account_still_open();
