package dev.heng.catalog.indicator;

/** The four perspectives of the balanced scorecard: 财务, 患者(客户), 内部业务过程, 组织学习与成长. */
public enum Perspective {
    FINANCIAL,
    CUSTOMER,
    INTERNAL_PROCESS,
    LEARNING
}
