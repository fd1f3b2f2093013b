/** The way to the catalogue: its client, the reading and proving of its documents, the table of copies. A private room. */
package dev.heng.evaluation.indicators.catalogue;
