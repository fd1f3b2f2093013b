/**
 * Grade scales: how a published score becomes a grade. Promises that the bands of every scale kept here cover the line from 0 upwards
 * without gap or overlap, so that each score has exactly one grade; a score above the highest band has the highest grade, one below 0 the
 * lowest (shared definition: the article's table 7). Calls no other capability.
 */
package dev.heng.catalog.grade;
