-- Which state of a hospital's tree the rows of centre_interval are: a number that every change of them takes anew, so that a tree that
-- was read before need not be read again. Numbers are never given twice. By triggers, because a replica of the former release that
-- still runs while this one is rolled out changes trees, too.
create sequence tree_stamp;

create table tree (
    hospital  text   not null primary key,
    stamp     bigint not null
);

create function tree_changed() returns trigger language plpgsql volatile as $$
begin
    insert into tree (hospital, stamp)
    select hospital, nextval('tree_stamp') from (select distinct hospital from changed order by hospital) as hospitals
    on conflict (hospital) do update set stamp = excluded.stamp;
    return null;
end $$;

create trigger tree_grows after insert on centre_interval
    referencing new table as changed for each statement execute function tree_changed();
create trigger tree_bends after update on centre_interval
    referencing new table as changed for each statement execute function tree_changed();
create trigger tree_shrinks after delete on centre_interval
    referencing old table as changed for each statement execute function tree_changed();

insert into tree (hospital, stamp)
select hospital, nextval('tree_stamp') from (select distinct hospital from centre_interval) as known;
