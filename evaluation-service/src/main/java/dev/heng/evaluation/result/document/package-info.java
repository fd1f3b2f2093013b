/** The published form of a scorecard and of its explanation, in JSON. A private room of {@code result}. */
package dev.heng.evaluation.result.document;
