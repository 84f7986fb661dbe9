package org.brakefern;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The walls between the rooms: which package may know which, and what only the edge may touch. */
@AnalyzeClasses(packages = "org.brakefern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] SCIENCE = {
        "..soil..",
        "..geostat..",
        "..check..",
        "..survey..",
        "..surface..",
        "..standard..",
        "..risk..",
        "..priority..",
        "..plan..",
        "..progress..",
        "..study..",
        "..vector.."
    };

    /** Each room with those it names; it may also use what these may use. The picture in README.md shows the same. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("soil", List.of()),
            Map.entry("geostat", List.of()),
            Map.entry("check", List.of()),
            Map.entry("vector", List.of()),
            Map.entry("survey", List.of("soil", "check")),
            Map.entry("surface", List.of("geostat", "survey")),
            Map.entry("standard", List.of("soil")),
            Map.entry("risk", List.of("surface", "standard")),
            Map.entry("priority", List.of("risk")),
            Map.entry("plan", List.of("priority")),
            Map.entry("progress", List.of("plan")),
            Map.entry("study", List.of("progress")),
            Map.entry("read", List.of("study", "vector")),
            Map.entry("draw", List.of("study")),
            Map.entry("report", List.of("study", "vector")),
            Map.entry("cli", List.of("read", "draw", "report")));

    private static final Map<String, Set<String>> KNOWS =
            NAMES.keySet().stream().collect(Collectors.toMap(room -> room, ArchitectureTest::known));

    private static Set<String> known(String room) {
        Set<String> known = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(NAMES.get(room));
        while (!open.isEmpty()) {
            String other = open.pop();
            if (known.add(other)) {
                open.addAll(NAMES.get(other));
            }
        }
        return known;
    }

    @ArchTest
    static final ArchRule rooms_know_only_the_rooms_they_name = classes().should(knowOnlyTheirRooms());

    @ArchTest
    static final ArchRule science_sees_no_file_no_window_no_geotools = noClasses()
            .that()
            .resideInAnyPackage(SCIENCE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.awt..",
                            "javax.swing..",
                            "org.geotools..",
                            "org.jfree..",
                            "mil.nga..",
                            "java.sql..")
                    .and(DescribedPredicate.not(serialisation())));

    @ArchTest
    static final ArchRule plain_rooms_know_no_geometry_library = noClasses()
            .that()
            .resideInAnyPackage("..soil..", "..geostat..", "..check..", "..standard..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.locationtech.."));

    @ArchTest
    static final ArchRule only_the_command_line_prints_or_exits = noClasses()
            .that()
            .resideOutsideOfPackage("..cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule no_room_is_a_junk_drawer = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..helper..", "..common..", "..model..", "..service..", "..impl..");

    /** With every room keeping to its list, that is all it takes to have no cycles. */
    @ArchTest
    static void no_room_knows_itself_through_others(JavaClasses classes) {
        KNOWS.forEach((room, known) -> assertFalse(known.contains(room), room));
    }

    @ArchTest
    static void every_room_is_on_the_list(JavaClasses classes) {
        assertEquals(
                new TreeSet<>(KNOWS.keySet()),
                classes.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ArchTest
    static final ArchRule soil_holds_only_values = classes()
            .that()
            .resideInAPackage("..soil..")
            .should(new ArchCondition<>("be records, enums or sealed types") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean value = type.isRecord()
                            || type.isEnum()
                            || type.isInterface()
                            || type.getModifiers().contains(JavaModifier.SYNTHETIC)
                            || type.getSimpleName().equals("package-info")
                            || type.isAnonymousClass();
                    events.add(new SimpleConditionEvent(type, value, type.getName() + " is not a value"));
                }
            });

    private static DescribedPredicate<JavaClass> serialisation() {
        return DescribedPredicate.describe("what every record and exception touches", type -> type.getName()
                .equals("java.io.Serializable"));
    }

    private static String room(JavaClass type) {
        String rest = type.getPackageName().replaceFirst("^org\\.brakefern\\.?", "");
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static ArchCondition<JavaClass> knowOnlyTheirRooms() {
        return new ArchCondition<>("know only the rooms they name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(d -> d.getTargetClass().getPackageName().startsWith("org.brakefern"))
                        .forEach(d -> {
                            String from = room(type);
                            String to = room(d.getTargetClass());
                            boolean allowed = from.equals(to)
                                    || KNOWS.getOrDefault(from, Set.of()).contains(to);
                            events.add(new SimpleConditionEvent(
                                    type, allowed, from + " must not know " + to + ": " + d.getDescription()));
                        });
            }
        };
    }
}
