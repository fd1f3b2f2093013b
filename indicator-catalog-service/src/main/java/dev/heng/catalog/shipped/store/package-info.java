/** The table of what was shipped. */
package dev.heng.catalog.shipped.store;
