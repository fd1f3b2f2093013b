/** What one account may ask at once and how large a body may be. Imports {@code web} only. */
package dev.heng.gateway.limits;
