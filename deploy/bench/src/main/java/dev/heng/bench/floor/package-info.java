/** What the same machine, PostgreSQL and Kafka need for the same work without the suite. */
package dev.heng.bench.floor;
