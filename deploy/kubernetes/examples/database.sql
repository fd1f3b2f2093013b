-- The database of one service on a server of your own, with two roles: the owner migrates (the chart's Job) and gives the
-- service its rights; the service reads and writes rows, and can change neither a table nor its audit trail. Run it once a
-- service as a superuser, then give both roles their passwords with \password:
--   psql -v database=heng_budget -v owner=heng_budget_owner -v service=heng_budget -f database.sql
CREATE ROLE :owner LOGIN;
CREATE ROLE :service LOGIN;
-- Nothing that Heng does takes longer; what does is a mistake, and must not hold up the clean-up of old rows.
ALTER ROLE :service SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE :service SET transaction_timeout = '60s';
CREATE DATABASE :database OWNER :owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :database FROM PUBLIC;
GRANT CONNECT ON DATABASE :database TO :service;
