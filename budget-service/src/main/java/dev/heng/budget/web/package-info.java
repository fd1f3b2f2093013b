/**
 * The refusals that only this service knows: code, HTTP status, title. How a refusal is answered belongs to the module {@code http-edge}.
 * Foundation: imports no capability.
 */
package dev.heng.budget.web;
