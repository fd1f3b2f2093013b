/** The one door of the suite: identity, routing, limits, one merged OpenAPI. Knows no business word. */
package dev.heng.gateway;
