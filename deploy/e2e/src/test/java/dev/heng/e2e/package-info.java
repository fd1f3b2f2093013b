/** Stories that a hospital would tell, played against the whole running suite through its gateway. */
package dev.heng.e2e;
