/** Lean clients: the machine has two cores, and what the client takes of them the suite does not have. */
package dev.heng.bench.client;
