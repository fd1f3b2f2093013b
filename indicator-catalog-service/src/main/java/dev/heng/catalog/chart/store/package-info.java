/** The tables of the charts. */
package dev.heng.catalog.chart.store;
