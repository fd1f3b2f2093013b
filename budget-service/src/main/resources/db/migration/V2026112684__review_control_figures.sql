-- What owner departments (归口) decide in the first round down (一下): the control figure of each line that a centre proposed.

-- Who answers for each subject of the hospital's chart on a day: by the nearest subject above it that has an owner; others are left out.
create function ownership_by_subject(p_hospital text, p_day date)
returns table (subject text, owner text) language sql stable as $$
    with recursive chart_of as (select h.chart from hospital h where h.code = p_hospital),
    up as (
        select s.code as subject, s.code as ancestor, s.parent, 0 as distance
        from chart_of c join subject s on s.chart = c.chart
        union all
        select u.subject, s.code, s.parent, u.distance + 1
        from up u cross join chart_of c join subject s on s.chart = c.chart and s.code = u.parent)
    select distinct on (u.subject) u.subject, o.owner
    from up u
    join ownership o on o.hospital = p_hospital and o.subject = u.ancestor and p_day between o.valid_from and o.valid_to
    order by u.subject, u.distance, o.code
$$;

-- The year's amount of a line: of a flow the sum of its months, of a balance its December. `proposed` is what was proposed when it was decided.
create table control_figure (
    hospital      text           collate "C" not null,
    year          integer        not null,
    centre        text           collate "C" not null,
    subject       text           collate "C" not null,
    fund          text           collate "C" not null,
    project       text           collate "C" not null,
    proposed      numeric(28, 4) not null,
    amount        numeric(28, 4) not null,
    reason        text,                        -- always given where the amount is not what was proposed
    owner         text           collate "C",  -- who answered for the subject then; null: nobody
    is_untouched  boolean        not null,     -- nobody decided before the phase was over: it is what was proposed
    decided_by    text           not null,
    decided_at    timestamptz    not null,
    version       bigint         not null,
    primary key (hospital, year, centre, subject, fund, project),
    foreign key (hospital, year) references budget_cycle (hospital, year),
    check (amount = proposed or (reason is not null and not is_untouched))
) with (fillfactor = 70);

-- Every decision, also those that were replaced or taken away; the next version of a line goes on counting from its last.
create table control_figure_change (
    hospital      text           collate "C" not null,
    year          integer        not null,
    centre        text           collate "C" not null,
    subject       text           collate "C" not null,
    fund          text           collate "C" not null,
    project       text           collate "C" not null,
    version       bigint         not null,
    proposed      numeric(28, 4) not null,
    amount        numeric(28, 4) not null,
    reason        text,
    owner         text           collate "C",
    is_untouched  boolean        not null,
    decided_by    text           not null,
    decided_at    timestamptz    not null,
    primary key (hospital, year, centre, subject, fund, project, version)
);

-- An owner department says that it has reviewed what it answers for.
create table review_completion (
    hospital    text        collate "C" not null,
    year        integer     not null,
    owner       text        collate "C" not null,
    is_done     boolean     not null,
    note        text,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    version     bigint      not null,
    primary key (hospital, year, owner),
    foreign key (hospital, year) references budget_cycle (hospital, year),
    foreign key (hospital, owner) references centre (hospital, code)
);
