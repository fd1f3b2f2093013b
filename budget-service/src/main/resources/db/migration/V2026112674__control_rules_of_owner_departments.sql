-- Which department answers for a subject in every centre (归口), from a day to a day: what is below the subject too, unless it is mapped
-- itself. Rules of the level OWNER make one limit of what a department answers for.
create table ownership (
    hospital    text    collate "C" not null references hospital (code),
    code        text    collate "C" not null,
    subject     text    collate "C" not null,
    owner       text    collate "C" not null,
    valid_from  date    not null,
    valid_to    date    not null,
    version     bigint  not null,
    sequence    bigint  not null,
    primary key (hospital, code),
    check (valid_from <= valid_to)
);

create index ownership_of_subject on ownership (hospital, subject);

alter table control_rule drop constraint control_rule_level_check;
alter table control_rule add constraint control_rule_level_check
    check (level in ('LINE', 'SUBJECT', 'CENTRE', 'OWNER', 'POOL', 'HOSPITAL'));

-- POOL and HOSPITAL make room for OWNER in the order of locking, which all postings have to agree on: none is under way meanwhile.
lock table spending_limit in exclusive mode;
update spending_limit set rank = rank + 1 where rank >= 4;

-- Which rules count the lines of a year, and in which months they judge them. For each level the narrowest rule speaks: one that names the project before one that does not,
-- then the nearer centre, the nearer subject, one that names the fund. A rule that speaks in some month of the year counts the whole year,
-- so that nothing is unseen that was planned or spent before it began. A rule without a subject is about money spent.
-- The tree of centres is that of the year's last day; outside its intervals a centre has the place of the nearest one before, else the first.
-- A level OWNER speaks of subjects that have an owner, by the mapping of the year's last day.
create or replace function ledger_match_rules(
    p_hospital text, p_chart text, p_centre text[], p_subject text[], p_fund text[], p_project text[], p_year integer[])
returns table (k integer, rank integer, rule text, scope text, year integer, judged integer[]) language sql stable as $$
    with recursive line as (
        select n::integer as k, centre, subject, fund, project, year
        from unnest(p_centre, p_subject, p_fund, p_project, p_year) with ordinality l(centre, subject, fund, project, year, n)),
    subject_up as (
        select s.code as subject, s.code as ancestor, s.parent, 0 as distance,
               s.unit = 'MONEY' and s.category in ('EXPENSE', 'CAPITAL') as is_spending
        from subject s
        where s.chart = p_chart and s.nature = 'FLOW' and s.code in (select l.subject from line l)
        union all
        select u.subject, s.code, s.parent, u.distance + 1, u.is_spending
        from subject_up u
        join subject s on s.chart = p_chart and s.code = u.parent),
    centre_up as (
        select l.centre, l.year, l.centre as ancestor, 0 as distance from line l group by l.centre, l.year
        union all
        select u.centre, u.year, place.parent, u.distance + 1
        from centre_up u
        cross join lateral (
            select i.parent
            from centre_interval i
            where i.hospital = p_hospital and i.centre = u.ancestor
            order by i.valid_from <= make_date(u.year, 12, 31) desc,
                     case when i.valid_from <= make_date(u.year, 12, 31) then i.valid_from end desc,
                     i.valid_from
            limit 1) place
        where place.parent is not null),
    -- by the nearest subject that has an owner on the year's last day
    owned as (
        select distinct on (u.subject, y.year) u.subject, y.year, o.owner
        from subject_up u
        join ownership o on o.hospital = p_hospital and o.subject = u.ancestor
        join (select distinct l.year from line l) y on make_date(y.year, 12, 31) between o.valid_from and o.valid_to
        order by u.subject, y.year, u.distance, o.code),
    -- the months in which another rule may begin to speak
    beginning as (
        select l.year, l.year * 100 + 1 as month from line l
        union
        select y.year, b.month
        from (select distinct l.year from line l) y
        join (
            select valid_from as month from control_rule where hospital = p_hospital
            union
            select case when valid_to % 100 = 12 then valid_to + 89 else valid_to + 1 end from control_rule where hospital = p_hospital) b
            on b.month / 100 = y.year),
    moment as (
        select b.year, b.month, array(select generate_series(b.month, b.last)) as months
        from (
            select year, month, coalesce(lead(month) over (partition by year order by month) - 1, year * 100 + 12) as last
            from beginning) b),
    speaking as (
        select distinct on (l.k, r.level, m.month)
               l.k, r.level, r.basis, r.code, m.months, l.centre, l.subject, l.fund, l.project, l.year, own.parent, o.owner
        from line l
        join subject_up own on own.subject = l.subject and own.distance = 0
        join moment m on m.year = l.year
        join control_rule r on r.hospital = p_hospital and m.month between r.valid_from and r.valid_to
            and (r.fund is null or r.fund = l.fund)
            and (r.project is null or r.project = l.project)
            and (r.basis <> 'PROJECT' or l.project <> '-')
        left join subject_up s on s.subject = l.subject and s.ancestor = r.subject
        left join centre_up c on c.centre = l.centre and c.year = l.year and c.ancestor = r.centre
        left join owned o on o.subject = l.subject and o.year = l.year
        where (s.distance is not null or r.subject is null and own.is_spending)
          and (c.distance is not null or r.centre is null)
          and (r.level <> 'OWNER' or o.owner is not null)
        order by l.k, r.level, m.month, r.project is null, c.distance, s.distance, r.fund is null, r.code)
    select w.k,
           array_position(array['LINE', 'SUBJECT', 'CENTRE', 'OWNER', 'POOL', 'HOSPITAL'], w.level),
           w.code,
           case when w.basis = 'PROJECT' then w.project || ':' else '' end || case w.level
               when 'LINE' then concat_ws('/', w.centre, w.subject, w.fund, w.project)
               when 'SUBJECT' then concat_ws('/', w.centre, coalesce(w.parent, w.subject))
               when 'CENTRE' then w.centre
               when 'OWNER' then w.owner
               else '' end,
           case when w.basis = 'PROJECT' then 0 else w.year end,
           array_agg(judged.month)
    from speaking w
    cross join lateral unnest(w.months) judged(month)
    group by 1, 2, 3, 4, 5;
$$;
