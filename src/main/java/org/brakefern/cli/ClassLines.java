package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Texts;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;

/** What the command {@code assess} prints: the area of each class by township. */
final class ClassLines {
    private ClassLines() {}

    static List<String> of(Result result, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(Summary.judged(result, texts));
        SortedMap<String, List<ParcelRisk>> townships = result.parcels().stream()
                .collect(Collectors.groupingBy(risk -> risk.parcel().township(), TreeMap::new, Collectors.toList()));
        List<RiskClass> classes = List.of(RiskClass.values());
        TextTable table = new TextTable(
                1,
                Stream.of(
                                Stream.of(texts.text("stage.township"), texts.text("stage.parcels")),
                                classes.stream()
                                        .map(one -> texts.text(
                                                "stage.class_mu", one.number(), texts.text("class." + one.number()))),
                                Stream.of(texts.text("stage.mu")))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
        townships.forEach((township, risks) -> table.add(cells(township.isEmpty() ? "?" : township, risks)));
        table.add(cells(texts.text("stage.all"), result.parcels()));
        lines.addAll(table.lines());
        lines.add(texts.text("summary.drivers", Summary.drivers(result)));
        if (!result.units().isEmpty()) {
            lines.add(units(result, texts));
        }
        return lines;
    }

    private static String[] cells(String name, List<ParcelRisk> risks) {
        List<String> cells = new ArrayList<>(List.of(name, String.valueOf(risks.size())));
        for (RiskClass one : RiskClass.values()) {
            cells.add(Amounts.mu(Summary.mu(risks.stream()
                    .filter(risk -> risk.judgement().riskClass() == one)
                    .toList())));
        }
        cells.add(Amounts.mu(Summary.mu(risks)));
        return cells.toArray(String[]::new);
    }

    private static String units(Result result, Texts texts) {
        Map<String, Long> categories = result.units().stream()
                .collect(Collectors.groupingBy(
                        unit -> unit.category()
                                .map(one -> texts.text("class." + one.number()))
                                .orElse(texts.text("stage.mixed")),
                        TreeMap::new,
                        Collectors.counting()));
        return texts.text(
                "stage.units",
                result.units().size(),
                categories.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
