/**
 * Traces across the broker. Between services HTTP carries the context by itself; an event is sent later and by another thread, so its
 * parent is found again in the correlation id under which the change was made.
 */
package dev.heng.edge.trace;
