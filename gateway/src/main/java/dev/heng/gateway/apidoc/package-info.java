/** One OpenAPI document of the whole suite, merged from the documents of its services. */
package dev.heng.gateway.apidoc;
