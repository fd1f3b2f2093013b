/** When shipping happens, and how readiness tells about it. */
package dev.heng.catalog.shipped.start;
