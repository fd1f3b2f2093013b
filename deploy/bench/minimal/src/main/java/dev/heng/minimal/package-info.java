/** The least that Quarkus needs to post a line in one statement: no token, no validation, no event. A floor of the bench. */
package dev.heng.minimal;
