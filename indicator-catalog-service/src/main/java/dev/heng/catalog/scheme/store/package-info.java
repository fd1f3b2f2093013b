/** The table of this capability's documents. */
package dev.heng.catalog.scheme.store;
