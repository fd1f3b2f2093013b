/** The HTTP edge of the charts. */
package dev.heng.catalog.chart.rest;
