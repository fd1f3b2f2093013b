package dev.heng.catalog.indicator;

/**
 * The article's axes of classification; null where an axis does not apply.
 *
 * @param quantitative 定量; false = 定性, judged by people
 * @param financial 财务; false = 非财务
 * @param relative 相对数; false = 绝对数
 * @param outcome 成果; false = 过程
 * @param internal 内部; false = judged from outside the hospital
 */
public record Nature(Boolean quantitative, Boolean financial, Boolean relative, Boolean outcome, Boolean internal) {}
