/**
 * The HTTP edge that every capability shares: problem documents, strict reading of JSON, paging, entity tags, correlation ids.
 * Promises that a bad request is answered with one problem document that names every violation, and that nothing internal leaves.
 * Foundation: imports no capability.
 */
package dev.heng.evaluation.web;
