-- The functions look rows up by key, one after the other and in the order of locking. A plan made while a table was nearly empty would
-- read the whole table for each key and is kept while the table grows: 10,000 cells then took 39 s instead of about one.
alter function ledger_post set enable_seqscan = off;
alter function ledger_set_original set enable_seqscan = off;
