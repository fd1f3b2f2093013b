-- The planner takes an unnested array for ten rows. With the statistics of a hospital of 65,000 cells it then joined every line with every
-- limit one by one, 10 minutes under the lock that keeps every posting out; by hash joins it is 2 seconds.
alter function ledger_rebuild_limits(text) set enable_nestloop = off;
