/** Whether the database of the service answers: callers are told within seconds when it does not, and {@code /health/ready} says so. */
package dev.heng.edge.database;
