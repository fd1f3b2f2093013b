-- Rows that were sent but stay until nothing of the bucket's former owner can reach the broker any more.
alter table outbox add column is_kept boolean not null default false;

drop index ix_outbox_bucket;

create index outbox_due on outbox (bucket, id) where not is_kept;
create index outbox_kept on outbox (bucket) where is_kept;
