/** One measurement each: rounds of the suite and of its floor in turn. */
package dev.heng.bench.goal;
