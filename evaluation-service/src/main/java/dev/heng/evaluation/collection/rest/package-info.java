/** The HTTP edge of inputs; nobody imports it. */
package dev.heng.evaluation.collection.rest;
