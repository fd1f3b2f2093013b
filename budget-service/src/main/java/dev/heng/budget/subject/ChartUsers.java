package dev.heng.budget.subject;

import java.util.List;

/** Who uses a chart: implemented by the capability that owns hospitals, so that subjects need not know it. */
public interface ChartUsers {
    /** The codes of the hospitals that use the chart, sorted. The caller holds the chart's lock. */
    List<String> hospitalsOf(String chart);
}
