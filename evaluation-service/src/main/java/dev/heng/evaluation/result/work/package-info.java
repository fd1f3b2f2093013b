/** The threads that compute marked scorecards in the background. A private room of {@code result}. */
package dev.heng.evaluation.result.work;
