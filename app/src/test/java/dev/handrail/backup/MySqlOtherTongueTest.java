package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A MariaDB that answers in German and may open few files: what it tells is known by its numbers. */
@Timeout(180)
class MySqlOtherTongueTest {
    private static final int FILES = 70;
    /** Each of which is two files, that only a question asks for all at once. */
    private static final int TABLES = 30;

    private static final String INTO = "parish_again";

    private static RealMariaDb german;

    @TempDir
    Path home;

    private Rig rig;
    private String id;

    @BeforeAll
    static void begin() throws Exception {
        german = RealMariaDb.startGerman(FILES);
        german.execute("CREATE DATABASE parish");
        german.execute(IntStream.range(0, TABLES)
                .mapToObj(n -> "CREATE TABLE parish.t" + n + " (n int) ENGINE=Aria;")
                .collect(Collectors.joining()));
    }

    @AfterAll
    static void end() throws Exception {
        german.close();
    }

    @BeforeEach
    void backUp() throws Exception {
        rig = new Rig(home);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(german.bySocket("parish")));
        id = Rig.id(rig.backUp());
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
        german.execute("DROP DATABASE IF EXISTS " + INTO);
    }

    private Event.Ended drilled(String sql) throws Exception {
        return rig.perform("backup drill", new Arguments(Map.of("ID", List.of(id), "--sql", List.of(sql))));
    }

    @Test
    void whatItHasNoFilesForBlamesNobody() throws Exception {
        String all =
                IntStream.range(0, TABLES).mapToObj(n -> "SELECT n FROM t" + n).collect(Collectors.joining(" UNION "));
        Event.Ended ended = drilled(all);
        assertThat(ended.failure()).contains("Fehler 24", "says nothing of the backup");
        assertThat(rig.catalogue().require(id).good()).isTrue();
        assertThat(rig.catalogue().require(id).proofs()).allMatch(Proof::passed);
    }

    @Test
    void whatIsMissingInItCounts() throws Exception {
        assertThat(drilled("SELECT n FROM missing").failure()).contains("existiert nicht");
        assertThat(rig.catalogue().require(id).good()).isFalse();
    }

    @Test
    void itIsRestoredAndANameThatIsTakenIsTold() throws Exception {
        assertThat(rig.restore(id, INTO).failure()).isNull();
        Operation again = rig.make("restore", Rig.into(id, INTO));
        Plan blind = new Plan(again.title(), again.effect(), List.of(), List.of(), List.of());
        assertThat(rig.runner().start(again, blind, event -> {}).await().failure())
                .contains("ERROR 1007", "existiert bereits");
        assertThat(german.execute("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '" + INTO + "'"))
                .isEqualTo("" + TABLES);
    }
}
