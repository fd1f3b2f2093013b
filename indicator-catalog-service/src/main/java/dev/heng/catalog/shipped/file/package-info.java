/** Reads the shipped files. */
package dev.heng.catalog.shipped.file;
