/** What people may see and decide of the events that could not be understood. */
package dev.heng.evaluation.budgetfacts.rest;
