package dev.heng.catalog.grade;

/** The five grades of the article, best first: 优秀, 良好, 合格, 较差, 差评. A scale may do without some of them. */
public enum Grade {
    EXCELLENT,
    GOOD,
    PASS,
    POOR,
    BAD
}
