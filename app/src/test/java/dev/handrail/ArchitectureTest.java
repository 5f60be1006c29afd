package dev.handrail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The floors of the house; each rule says why it is there. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.handrail");

    private static final List<String[]> FLOORS = List.of(
            new String[] {"words", "waiting", "server", "store"},
            new String[] {"shell", "sql", "storage", "vault", "journal"},
            new String[] {"operation"},
            new String[] {"backup", "database", "site", "log", "host", "profile", "logbook"},
            new String[] {"runbook", "practice"},
            new String[] {"desktop", "cli"});

    @Test
    void aFloorImportsNothingFromAboveIt() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            String[] above =
                    FLOORS.stream().skip(floor + 1L).flatMap(Arrays::stream).toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAnyPackage(packages(FLOORS.get(floor)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages(above))
                        .because("what is below must be usable and testable without what is above")
                        .allowEmptyShould(true)
                        .check(HOUSE);
            }
        }
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("dev.handrail.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle is one package that pretends to be two")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "database", "site", "log", "host", "profile", "logbook"})
    void aFeatureImportsNoOtherFeature(String feature) {
        String[] others =
                Arrays.stream(FLOORS.get(3)).filter(f -> !f.equals(feature)).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(packages(feature))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others))
                .because("what strings features together is a runbook or a caller; what they share moves down")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void runbooksAndTheCommandLineReachFeaturesThroughTheOffersOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("runbook", "cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(FLOORS.get(3)))
                .because("no caller may know an operation that the others do not")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void onlyTheDesktopKnowsJavaFx() {
        door("the program must run where there is no window", "javafx..", "desktop");
    }

    @Test
    void eachLibraryHasOneDoor() {
        door("SSH is one shell among others", "net.schmizz..", "shell");
        door("S3 is one place among others", "software.amazon..", "storage");
        door("the store may move to another database", "org.h2..", "store");
        door("a database is reached in one place", "org.postgresql..", "sql", "store");
    }

    private static void door(String reason, String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .because(reason)
                .check(HOUSE);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "dev.handrail." + name + "..").toArray(String[]::new);
    }
}
