/**
 * The way from a public path to the service behind it. Streams bodies untouched and never rewrites a path, resets the upstream on any
 * limit, and never sends a request twice.
 */
package dev.heng.gateway.routing;
