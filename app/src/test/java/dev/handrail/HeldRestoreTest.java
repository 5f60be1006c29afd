package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.TestDatabase;
import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database behind Debian's sshd is replaced behind the maintenance page and put back behind it, typed at the prompt: restore
 * beside, page, exchange, site.
 */
class HeldRestoreTest {
    private static final String LIVE = "held_parish";

    @TempDir
    Path folder;

    private static RealSshd sshd;

    private HeldRig rig;
    private String id;

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start();
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void backUpThenLose() throws Exception {
        dropAll();
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 300);
        rig = new HeldRig(
                folder,
                sshd,
                """
                databases:
                  - { name: %s, engine: postgresql, host: 127.0.0.1, port: %d, user: postgres }
                """.formatted(LIVE, TestDatabase.port()),
                psql(LIVE) + " -Atc 'SELECT count(*) FROM visits'");
        id = rig.backedUp();
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id > 10");
    }

    private static String psql(String database) {
        return "psql -h 127.0.0.1 -p " + TestDatabase.port() + " -U postgres -d " + database;
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        dropAll();
    }

    private static void dropAll() throws Exception {
        for (String name : TestDatabase.text("SELECT coalesce(string_agg(datname, ','), '') FROM pg_database"
                        + " WHERE datname LIKE 'held\\_parish%'")
                .split(",")) {
            if (!name.isEmpty()) {
                TestDatabase.drop(name);
            }
        }
    }

    private static long visits() throws Exception {
        return TestDatabase.number(LIVE, "SELECT count(*) FROM visits");
    }

    @Test
    void onePlanHoldsBothAndThePageIsUpForTheExchangeOnly() throws Exception {
        String offered = rig.types(0, "restore", id, "--replace", "--plan");
        assertThat(offered).contains("The site stays open meanwhile", "--behind-switch");
        String plan = rig.types(0, "restore", id, "--replace", "--backup-first", "--behind-switch", "--plan");
        assertThat(plan)
                .containsSubsequence(
                        "Dump " + LIVE,
                        "Pin that backup",
                        "CREATE DATABASE",
                        "Put the page up",
                        "in the place of " + LIVE,
                        "Take the page down")
                .doesNotContain("The site stays open meanwhile");

        rig.types(
                0,
                "restore",
                id,
                "--replace",
                "--backup-first",
                "--behind-switch",
                "--reason",
                "Bringing it back",
                "--yes");
        assertThat(rig.json("backup", "list").at("/0/pinned").asBoolean()).isTrue();
        assertThat(visits()).isEqualTo(300);
        assertThat(rig.thrown()).containsExactly("on 200 10", "off 503 300");
        assertThat(rig.isUp()).isFalse();
        assertThat(rig.json("switch", "history", "Parish").toString()).contains("Bringing it back");
        assertThat(rig.state()).isEqualTo("off");
    }

    @Test
    void whereThePageCannotBePutUpNothingIsExchanged() throws Exception {
        rig.meanwhile("echo 'It is jammed' >&2; exit 1");
        String told = rig.types(1, "restore", id, "--replace", "--behind-switch", "--json", "--yes");
        assertThat(told).contains("It is jammed");
        assertThat(HeldRig.begun(told)).contains("Put the page up").doesNotContain("in the place of " + LIVE);
        assertThat(visits()).isEqualTo(10);
        assertThat(rig.isUp()).isFalse();
        assertThat(rig.json("restore", "kept")).isEmpty();
        assertThat(TestDatabase.number(
                        "postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'held\\_parish%'"))
                .as("nothing lies beside it")
                .isEqualTo(1);
    }

    @Test
    void whatFailsBeforeTheExchangeNeverClosesTheSiteAndTheLiveOneIsAsItWas() throws Exception {
        TestDatabase.execute(LIVE, """
                CREATE FUNCTION public.passes(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF current_database() <> 'held_parish' THEN RAISE EXCEPTION 'none may pass'; END IF;
                  RETURN true;
                END $$;
                CREATE TABLE gate (n int CHECK (public.passes(n)));
                INSERT INTO gate VALUES (1);
                """);
        String refusing = rig.backedUp();
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id > 5");
        String told = rig.types(1, "restore", refusing, "--replace", "--behind-switch", "--json", "--yes");
        assertThat(HeldRig.begun(told)).contains("Make the database").doesNotContain("Put the page up");
        assertThat(rig.thrown()).isEmpty();
        assertThat(visits()).isEqualTo(5);
        assertThat(rig.isUp()).isFalse();
        assertThat(rig.json("restore", "kept")).isEmpty();
    }

    @Test
    void anUndoCountsWhileTheSiteIsOpenAndExchangesBehindThePage() throws Exception {
        rig.types(0, "restore", id, "--replace", "--yes");
        String run = rig.kept();
        assertThat(rig.types(0, "restore", "undo", run, "--plan"))
                .contains("The site stays open meanwhile", "--behind-switch");
        assertThat(rig.types(0, "restore", "undo", run, "--behind-switch", "--plan"))
                .contains("behind the maintenance page", "the page is up for the exchange only")
                .containsSubsequence("Put the page up", "in the place of " + LIVE, "Take the page down")
                .doesNotContain("The site stays open meanwhile");
        assertThat(rig.thrown()).isEmpty();

        String told =
                rig.types(0, "restore", "undo", run, "--behind-switch", "--reason", "It was right", "--json", "--yes");
        assertThat(HeldRig.begun(told))
                .containsSubsequence(
                        "Count what came since", "Put the page up", "in the place of " + LIVE, "Take the page down");
        assertThat(visits()).isEqualTo(10);
        assertThat(rig.thrown()).containsExactly("on 200 300", "off 503 10");
        assertThat(rig.isUp()).isFalse();
        assertThat(rig.json("switch", "history", "Parish").toString()).contains("It was right");
        assertThat(rig.state()).isEqualTo("off");
    }

    @Test
    void anUndoThatThePageCannotBePutUpForOrThatFailsBehindItLeavesAllAsItIs() throws Exception {
        rig.types(0, "restore", id, "--replace", "--yes");
        String run = rig.kept();
        rig.meanwhile("echo 'It is jammed' >&2; exit 1");
        String jammed = rig.types(1, "restore", "undo", run, "--behind-switch", "--json", "--yes");
        assertThat(jammed).contains("It is jammed");
        assertThat(HeldRig.begun(jammed)).doesNotContain("in the place of " + LIVE);
        assertThat(rig.thrown()).as("only what might be up is taken down").containsExactly("off 200 300");
        assertStillRestored(run);

        String kept = rig.json("restore", "kept").at("/0/kept").asText();
        rig.meanwhile(psql("postgres") + " -qc 'ALTER DATABASE " + kept + " RENAME TO held_parish_elsewhere'");
        rig.types(3, "restore", "undo", run, "--behind-switch", "--yes");
        assertThat(rig.thrown()).containsExactly("off 200 300", "on 200 300", "off 503 300");
        assertStillRestored(run);
    }

    private void assertStillRestored(String run) throws Exception {
        assertThat(visits()).isEqualTo(300);
        assertThat(rig.kept()).isEqualTo(run);
        assertThat(rig.isUp()).isFalse();
        assertThat(rig.state()).isEqualTo("off");
    }
}
