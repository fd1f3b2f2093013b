/**
 * The frozen copies of published scheme versions: indicators, compiled formulas, items and grade scale.
 *
 * <p>Owns the copies and the look at how far a version reads in time and space. Promises that a copy is exactly what the catalogue
 * published (its hash is checked), never changes, and serves when the catalogue is away. The HTTP client and the reading of the
 * document are the private room {@code catalogue}. Calls {@code formula} and {@code scoring}, whose values it builds.
 */
package dev.heng.evaluation.indicators;
