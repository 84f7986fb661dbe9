package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Classes of least expected price. */
class DecisionRulesTest {
    @Test
    void equal_prices_give_the_likelier_of_two_classes() {
        for (double p = 0; p <= 1; p += 1.0 / 64) {
            RiskClass expected = p < 0.5 ? RiskClass.PRIORITY_PROTECTION : RiskClass.SAFE_USE;
            if (p != 0.5) {
                assertEquals(expected, DecisionRules.DEFAULT.decide(p, 0), "p " + p);
            }
        }
    }

    @Test
    void the_decided_class_costs_no_more_than_any_other() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            DecisionRules rules =
                    new DecisionRules(random.nextInt(5), random.nextInt(5), random.nextInt(5), random.nextInt(5), 0);
            double screening = random.nextDouble();
            double intervention = screening * random.nextDouble();
            double price = rules.expected(rules.decide(screening, intervention), screening, intervention);
            for (RiskClass other : RiskClass.values()) {
                assertTrue(price <= rules.expected(other, screening, intervention), rules::toString);
            }
        }
    }

    @Test
    void a_dear_miss_makes_the_class_stricter_and_never_milder() {
        for (double p = 0.01; p < 1; p += 0.01) {
            RiskClass plain = DecisionRules.DEFAULT.decide(p, p / 2);
            RiskClass careful = new DecisionRules(5, 1, 5, 1, 0.3).decide(p, p / 2);
            assertTrue(careful.compareTo(plain) >= 0, "p " + p);
        }
        assertEquals(RiskClass.SAFE_USE, new DecisionRules(5, 1, 1, 1, 0.3).decide(0.2, 0.01));
    }

    @Test
    void where_nothing_costs_anything_the_likeliest_class_is_taken() {
        DecisionRules free = new DecisionRules(0, 0, 0, 0, 0);
        assertEquals(RiskClass.PRIORITY_PROTECTION, free.decide(0.3, 0.1));
        assertEquals(RiskClass.SAFE_USE, free.decide(0.9, 0.1));
        assertEquals(RiskClass.STRICT_CONTROL, free.decide(0.9, 0.8));
    }

    @Test
    void certainty_costs_nothing() {
        assertEquals(0, DecisionRules.DEFAULT.expected(RiskClass.STRICT_CONTROL, 1, 1));
        assertEquals(0, DecisionRules.DEFAULT.expected(RiskClass.SAFE_USE, 1, 0));
        assertEquals(0, DecisionRules.DEFAULT.expected(RiskClass.PRIORITY_PROTECTION, 0, 0));
    }

    @Test
    void negative_prices_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new DecisionRules(-1, 1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DecisionRules(1, Double.NaN, 1, 1, 1));
    }
}
