/**
 * What the product itself puts into the catalogue: the indicators, grade scale and schemes of the article (domain.md 2.2, 1.3 to 1.7,
 * 7), from the reviewable files under {@code resources/shipped}. Promises that every start ships what is missing, that what a person
 * has changed is never touched, and that each shipped scheme is published once its chart has been learnt. May call every other
 * capability but {@code formula}; goes through the same use cases as a person, so what ships obeys the rules.
 */
package dev.heng.catalog.shipped;
