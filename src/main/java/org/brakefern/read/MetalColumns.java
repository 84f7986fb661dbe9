package org.brakefern.read;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.soil.Metal;

/**
 * Which columns hold metals and in which unit: the one study.yaml states, else the one in brackets in the heading, else
 * mg/kg. A column that is not named in study.yaml and whose brackets hold something else than a unit is no metal.
 *
 * @param columns by metal, in the order of {@link Metal}
 * @param units of the same metals
 */
record MetalColumns(Map<Metal, Columns.Column> columns, Map<Metal, ConcentrationUnit> units) {

    MetalColumns {
        columns = Collections.unmodifiableMap(columns);
        units = Collections.unmodifiableMap(units);
    }

    static MetalColumns of(Columns columns, Map<Metal, ConcentrationUnit> stated) {
        Map<Metal, Columns.Column> found = new EnumMap<>(Metal.class);
        Map<Metal, ConcentrationUnit> units = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            columns.find(metal.code(), usual(metal), MetalColumns::isConcentration)
                    .ifPresent(column -> {
                        found.put(metal, column);
                        units.put(metal, Optional.ofNullable(stated.get(metal)).orElseGet(() -> unit(column)));
                    });
        }
        return new MetalColumns(found, units);
    }

    /** Returns the unit in the brackets of a heading, mg/kg where there is none. */
    static ConcentrationUnit unit(Columns.Column column) {
        return ConcentrationUnit.named(column.bracketed()).orElse(ConcentrationUnit.MG_PER_KG);
    }

    /** Returns whether a heading has a unit of concentration in its brackets, or no brackets. */
    static boolean isConcentration(Columns.Column column) {
        return column.bracketed().isEmpty()
                || ConcentrationUnit.named(column.bracketed()).isPresent();
    }

    /** Returns headings under which a metal is usually found, beside its sign. */
    static List<String> usual(Metal metal) {
        return switch (metal) {
            case CD -> List.of("cadmium", "镉", "总镉");
            case HG -> List.of("mercury", "汞", "总汞");
            case AS -> List.of("arsenic", "砷", "总砷");
            case PB -> List.of("lead", "铅", "总铅");
            case CR -> List.of("chromium", "铬", "总铬");
            case CU -> List.of("copper", "铜", "总铜");
            case NI -> List.of("nickel", "镍", "总镍");
            case ZN -> List.of("zinc", "锌", "总锌");
        };
    }
}
