/** The HTTP edge of the schemes. */
package dev.heng.catalog.scheme.rest;
