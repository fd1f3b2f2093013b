/**
 * What happened and what was planned, as the topics of budget-service tell it: hospitals, centres, charts, periods and cells.
 *
 * <p>Owns the projections and how far each bucket is applied. Promises that the newest (incarnation, version) of a key wins, so that
 * duplicates and stale deliveries change nothing and reading from offset 0 gives identical rows; that nothing is lost while the broker
 * or the database is away; and that an event it cannot understand is set aside visibly and holds back the watermark of its bucket.
 * Every change is announced as {@link dev.heng.evaluation.budgetfacts.FactsChanged} inside the transaction that makes it. Calls no
 * other capability; the broker is seen by the private room {@code events} only.
 */
package dev.heng.evaluation.budgetfacts;
