/** The HTTP edge of adoptions; nobody imports it. */
package dev.heng.evaluation.scheme.rest;
