/** Reads JSON bodies into records and reports everything that is wrong with them at once; writes numbers with all their digits. */
package dev.heng.edge.json;
