/**
 * JSON documents as the catalogue keeps them: reading and writing them without loss, their canonical form and its hash. Promises that
 * decimals are never read through a binary type and that equal documents have equal hashes, however a store ordered their members.
 * Foundation: imports no capability.
 */
package dev.heng.catalog.document;
