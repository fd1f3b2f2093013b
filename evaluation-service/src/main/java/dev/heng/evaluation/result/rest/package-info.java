/** The HTTP edge of scorecards; nobody imports it. */
package dev.heng.evaluation.result.rest;
