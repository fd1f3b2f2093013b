-- The hospital that the key of the event names; null when the key cannot be read, and then only who may see every hospital sees it.
-- dismissed_by: who decided that nothing is lost with the event; null when a newer event of its key, or a newer release, resolved it.
alter table set_aside
    add column hospital      text,
    add column dismissed_by  text,
    add column dismissal     text;

update set_aside set hospital = split_part(event_key, '/', 2)
where split_part(event_key, '/', 1) in ('hospital', 'centre', 'period', 'cell') and split_part(event_key, '/', 2) <> '';

create index ix_set_aside_hospital on set_aside (hospital, id);
