/**
 * The first round down (一下): owner departments (归口) review the lines that centres proposed for the subjects they answer for, and give each
 * its control figure. Owns the tables {@code control_figure}, {@code control_figure_change} and {@code review_completion}; reads the submitted
 * rounds of {@code preparation}. Promises that figures are decided in the phase FIRST_DOWN only, that every cut has its reason, and that every
 * proposed line has a control figure when the phase is over. May call {@code cycle}, {@code preparation}, {@code ownership}, {@code
 * organisation} and {@code subject}.
 */
package dev.heng.budget.review;
