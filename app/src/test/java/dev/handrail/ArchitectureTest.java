package dev.handrail;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.handrail.backup.Catalogue;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.ToolFinder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The floors of the house; each rule says why it is there. */
class ArchitectureTest {
    private static final Pattern SQL =
            Pattern.compile("(?i)\\bSELECT\\b.+\\bFROM\\b|\\bINSERT INTO\\b|\\bUPDATE\\b.+\\bSET\\b|\\bDELETE FROM\\b"
                    + "|\\b(CREATE|DROP|ALTER) (TABLE|DATABASE|INDEX|ROLE|SCHEMA)\\b|\\bVACUUM\\b");
    private static final Pattern SHELL = Pattern.compile(
            "&& |\\|\\| |\\$[({]|2>|>/dev/null|; (do|then|fi|done)\\b|/bin/sh|^(sudo|sh|bash|cat|rm|mv|cp|mkdir|tar|test"
                    + "|pg_dump|pg_restore|psql|mysqldump|docker|podman|systemctl|git|curl)$");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.handrail");

    private static final List<String[]> FLOORS = List.of(
            new String[] {"words", "waiting", "server", "store"},
            new String[] {"shell", "sql", "storage", "vault", "journal", "report", "web"},
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
        door("a runbook is a runbook whatever reads its Markdown", "org.commonmark..", "runbook");
        door("S3 is one place among others", "software.amazon..", "storage");
        door("a site is seen in one way, whoever looks", "org.apache.hc..", "web");
        door("who asks a site otherwise sees another site", "java.net.http..", "web");
        door("where a name leads is asked in one way", "org.xbill..", "web");
        door("a report is one text, whatever it is written as", "org.openpdf..", "report");
        door("the store may move to another database", "org.h2..", "store");
        door("a database is reached in one place", "org.postgresql..", "sql", "store");
        door("connections to the store are lent in one place", "com.zaxxer..", "store");
        door("the words of the command line come from the offers", "picocli..", "cli");
        door("a key is one of the JDK's wherever it can be", "org.bouncycastle..", "shell", "vault", "backup.seal");
        door("sealing is one stage of a backup", "com.exceptionfactory..", "backup.seal");
        door("a server to practise on is no server to look after", "org.apache.sshd..", "practice");
        door("a database to practise on is no database to look after", "io.zonky..", "practice");
    }

    /** A package without the annotation is one in which the compiler looks for no null at all. */
    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = HOUSE.stream()
                .map(JavaClass::getPackage)
                .filter(home -> !home.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void whoAsksAndShowsReachesNoDatabaseAndNoMachineByItself() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("desktop", "cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "dev.handrail.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Command.class.getName())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Pipeline.class.getName())
                .because("what is done to a server is an operation, which has a plan and stands in the journal")
                .check(HOUSE);
    }

    @Test
    void whoAsksAndShowsStartsNoProgramButForItsOwnTerminal() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("desktop", "cli"))
                .and()
                .doNotHaveSimpleName("Tty")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Process.class)
                .because("only the echo of passwords is a matter of the terminal itself; all else is done by a shell")
                .check(HOUSE);
    }

    /**
     * Text that is a statement or a command for a shell, in the constants of the compiled classes. Words for people are no
     * constants there: they stand in messages.properties.
     */
    @ParameterizedTest
    @ValueSource(strings = {"desktop", "cli"})
    void whoAsksAndShowsHoldsNoStatementAndNoCommand(String room) throws IOException {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : HOUSE.that(resideInAnyPackage(packages(room)))) {
            Constants.of(type.reflect()).stream()
                    .filter(text ->
                            SQL.matcher(text).find() || SHELL.matcher(text).find())
                    .forEach(text -> found.add(type.getName() + ": " + text));
        }
        assertThat(found)
                .as("a rule or a statement up here would be one that the command line or the window does not know")
                .isEmpty();
    }

    @Test
    void theStatementsAndCommandsOfTheOtherFloorsAreFoundByTheSameLook() throws IOException {
        assertThat(Constants.of(Catalogue.class)).anyMatch(SQL.asPredicate());
        assertThat(Constants.of(ToolFinder.class)).anyMatch(SHELL.asPredicate());
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
