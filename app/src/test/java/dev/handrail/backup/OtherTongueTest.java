package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Sudo;
import dev.handrail.sql.Locales;
import dev.handrail.sql.OwnPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A PostgreSQL that answers in German: what it lacks is still its own trouble, and no fault of the backup. */
@Timeout(180)
class OtherTongueTest {
    private static final String SELF = OwnPostgres.self();

    private static OwnPostgres german;

    @TempDir
    Path home;

    private Rig rig;

    @BeforeAll
    static void begin() throws Exception {
        german = OwnPostgres.start(Locales.GERMAN);
    }

    @AfterAll
    static void end() throws Exception {
        german.close();
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        german.execute("CREATE ROLE sexton");
        german.execute("CREATE DATABASE parish OWNER \"" + SELF + "\"");
        german.execute("parish", "CREATE TABLE keys (n int); ALTER TABLE keys OWNER TO sexton");
        german.execute("parish", "INSERT INTO keys SELECT generate_series(1, 10)");
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
        german.execute("ALTER ROLE \"" + SELF + "\" SUPERUSER");
        german.execute("DROP DATABASE parish");
        german.execute("DROP ROLE IF EXISTS sexton");
    }

    /** Of a database that was backed up when the role was there which owns one of its tables. */
    private String lackingItsRole(Dump.Format format) throws Exception {
        Dump dump = new Dump(Dump.What.ONE, format, 1, false, List.of(), List.of(), List.of());
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                List.of(new Database(
                        "parish",
                        Engine.POSTGRESQL,
                        "localhost",
                        german.port(),
                        SELF,
                        null,
                        null,
                        german.sockets(),
                        null,
                        null,
                        dump)));
        String id = Rig.id(rig.backUp());
        german.execute("parish", "DROP TABLE keys");
        german.execute("DROP ROLE sexton");
        return id;
    }

    private Event.Ended drilled(String id) throws Exception {
        Operation drill = rig.make("backup drill", Arguments.of("ID", id));
        Plan blind = new Plan(drill.title(), drill.effect(), List.of(), List.of(), List.of());
        return rig.runner().start(drill, blind, event -> {}).await();
    }

    private void assertBlameless(String id, Event.Ended ended) throws Exception {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("says nothing of the backup");
        assertThat(rig.catalogue().require(id).good()).isTrue();
        assertThat(rig.catalogue().require(id).proofs()).allMatch(Proof::passed);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dump.Format.class,
            names = {"CUSTOM", "PLAIN", "DIRECTORY"})
    void whoMayHasItAnswerInEnglish(Dump.Format format) throws Exception {
        String id = lackingItsRole(format);
        Event.Ended ended = drilled(id);
        assertBlameless(id, ended);
        assertThat(ended.failure()).contains("role \"sexton\" does not exist");
        assertThat(ended.next()).contains("Make the role");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dump.Format.class,
            names = {"CUSTOM", "PLAIN"})
    void whoMayNotIsToldSoAndNobodyIsBlamed(Dump.Format format) throws Exception {
        String id = lackingItsRole(format);
        german.execute("ALTER ROLE \"" + SELF + "\" NOSUPERUSER CREATEDB");
        Event.Ended ended = drilled(id);
        assertBlameless(id, ended);
        assertThat(ended.failure()).contains("Rolle »sexton« existiert nicht");
        assertThat(ended.next())
                .contains(
                        "another language",
                        "lc_messages is " + Locales.GERMAN,
                        "ALTER ROLE \"" + SELF + "\" SET lc_messages = 'C'");
        String run = rig.journal().runs(JournalFilter.all()).getFirst().id();
        assertThat(rig.journal().lines(run))
                .noneSatisfy(line -> assertThat(line.text()).contains("lc_messages=C"));
    }
}
