/** The HTTP edge of the indicators. */
package dev.heng.catalog.indicator.rest;
