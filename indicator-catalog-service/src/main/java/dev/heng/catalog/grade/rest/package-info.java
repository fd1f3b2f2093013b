/** The HTTP edge of the grade scales. */
package dev.heng.catalog.grade.rest;
