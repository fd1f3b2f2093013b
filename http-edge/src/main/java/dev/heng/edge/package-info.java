/**
 * The HTTP edge of every service: problem documents (RFC 9457), paging, entity tags, the forms of codes and dates, correlation ids.
 * Its rooms: {@code json} reads bodies strictly, {@code access} knows who is signed in and what the token allows, {@code idempotency}
 * answers a repeated POST as the first time, {@code audit} records every write and every refused access, {@code database} knows whether the
 * database answers. Promises that a bad request is answered with one problem document that names every
 * violation, and that nothing internal leaves. Knows no business word.
 */
package dev.heng.edge;
