package dev.heng.budget.consolidation;

import dev.heng.budget.preparation.Phasing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Divides the months of a line among centres; nothing is lost or made in any month. */
final class Division {
    private Division() {}

    /**
     * Month by month, by the largest remainder.
     *
     * @param weights one for each centre, none negative; when all are 0 it is divided evenly
     * @return the months of each centre, in the order of the weights
     */
    static List<List<BigDecimal>> of(List<BigDecimal> months, List<BigDecimal> weights, boolean isMoney) {
        List<BigDecimal> used = weights.stream().allMatch(weight -> weight.signum() == 0)
                ? Collections.nCopies(weights.size(), BigDecimal.ONE)
                : weights;
        List<List<BigDecimal>> parts = new ArrayList<>();
        weights.forEach(each -> parts.add(new ArrayList<>()));
        for (BigDecimal month : months) {
            List<BigDecimal> divided = Phasing.divide(month, used, Phasing.decimals(month, isMoney));
            for (int i = 0; i < divided.size(); i++) {
                parts.get(i).add(divided.get(i));
            }
        }
        return parts;
    }
}
