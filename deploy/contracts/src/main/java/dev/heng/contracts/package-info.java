/**
 * What is made from the OpenAPI document of the suite and from {@code package-lock.json}: the TypeScript client and the linters. The Java
 * client, {@code dev.heng.client}, is generated beside it. Knows no service; reads {@code gateway/contracts/openapi.json}.
 */
package dev.heng.contracts;
