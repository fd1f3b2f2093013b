/** Whether the loops of a service (relays, consumers, workers) still turn: liveness and a measure for each. */
package dev.heng.edge.health;
