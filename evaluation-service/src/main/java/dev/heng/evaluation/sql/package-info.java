/**
 * Plain JDBC with less ceremony: statements with positional values, arrays included, on the connection of the transaction that is
 * open, or on one of its own. Foundation: imports no capability.
 */
package dev.heng.evaluation.sql;
