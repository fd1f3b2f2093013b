/**
 * What may become of a year (rolling forecast, 滚动预测), and how a budget follows a volume (flexible budget, 弹性预算). Owns the tables {@code forecast},
 * {@code forecast_line} and {@code flex_rule}. Promises that a forecast is a scenario of its own: it is made once, keeps what it was made
 * of, and never touches a budget. May call {@code organisation} and {@code subject}; reads cells by SQL, writes none.
 */
package dev.heng.budget.forecast;
