/** The HTTP edge of the audit trail; nobody imports it. */
package dev.heng.catalog.audit.rest;
