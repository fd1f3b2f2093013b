/**
 * Who is signed in and what the token allows: roles, hospitals, root centres. Each endpoint asks here; the gateway is not trusted to
 * have asked. Foundation: imports {@code web} only.
 */
package dev.heng.evaluation.access;
