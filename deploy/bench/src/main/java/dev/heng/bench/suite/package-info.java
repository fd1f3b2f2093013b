/** The suite under measurement and the hospitals that are posted to. */
package dev.heng.bench.suite;
