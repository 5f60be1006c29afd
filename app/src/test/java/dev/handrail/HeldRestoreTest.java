package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.backup.TestDatabase;
import dev.handrail.shell.RealSshd;
import dev.handrail.site.maintenance.FlagSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database behind Debian's sshd is replaced behind the maintenance page, typed at the prompt: restore beside, page, exchange,
 * site.
 */
class HeldRestoreTest {
    private static final String LIVE = "held_parish";

    /** Each time it is thrown, what a visitor and the live database say just before. */
    private static final String SWITCH = """
            cd "$(dirname "$0")"
            [ "$1" = off ] || [ ! -e jammed ] || { echo "It is jammed" >&2; exit 1; }
            visitor=$(curl --noproxy "*" -s -o /dev/null -w '%%{http_code}' '%s')
            echo "$1 $visitor $(psql -h 127.0.0.1 -p %d -U postgres -Atc 'SELECT count(*) FROM visits' %s)" >>thrown
            if [ "$1" = on ]; then echo "Back soon" >'%4$s'; else rm -f '%4$s'; fi
            """;

    @TempDir
    Path folder;

    private static RealSshd sshd;

    private Path flag;
    private FlagSite site;
    private Typist typist;
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
        flag = Files.createDirectory(folder.resolve("www")).resolve("maintenance.html");
        site = new FlagSite(flag);
        dropAll();
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 300);
        typist = new Typist(folder.resolve("home"));
        Path lever = Files.writeString(
                folder.resolve("switch.sh"), SWITCH.formatted(site.url(), TestDatabase.port(), LIVE, flag));
        Path profile = Files.writeString(folder.resolve("parish.yaml"), """
                server: Parish
                environment: test
                access: { ssh: { host: 127.0.0.1, port: %d, user: %s, key: %s } }
                databases:
                  - { name: %s, engine: postgresql, host: 127.0.0.1, port: %d, user: postgres }
                destinations:
                  - { name: here, folder: %s }
                sites:
                  - { name: public, url: "%s" }
                switch: { kind: command, on: [sh, %9$s, on], off: [sh, %9$s, off], status: [test, -e, %8$s] }
                """.formatted(
                        sshd.port(),
                        RealSshd.user(),
                        sshd.key(),
                        LIVE,
                        TestDatabase.port(),
                        folder.resolve("kept"),
                        site.url(),
                        flag,
                        lever));
        typist.types(0, List.of("server", "import", profile.toString(), "--yes"));
        typist.types(0, List.of("server", "test", "Parish", "--accept-host-key", sshd.fingerprint()));
        typist.types(0, List.of("backup", "run", "Parish", "--yes"));
        id = newest();
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id > 10");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
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

    private List<String> thrown() throws Exception {
        return Files.readAllLines(folder.resolve("thrown"));
    }

    @Test
    void onePlanHoldsBothAndThePageIsUpForTheExchangeOnly() throws Exception {
        String offered = typist.types(0, List.of("restore", id, "--replace", "--plan"));
        assertThat(offered).contains("The site stays open meanwhile", "--behind-switch");
        String plan =
                typist.types(0, List.of("restore", id, "--replace", "--backup-first", "--behind-switch", "--plan"));
        assertThat(plan)
                .containsSubsequence(
                        "Dump " + LIVE,
                        "Pin that backup",
                        "CREATE DATABASE",
                        "Put the page up",
                        "in the place of " + LIVE,
                        "Take the page down")
                .doesNotContain("The site stays open meanwhile");

        typist.types(
                0,
                List.of(
                        "restore",
                        id,
                        "--replace",
                        "--backup-first",
                        "--behind-switch",
                        "--reason",
                        "Bringing it back",
                        "--yes"));
        assertThat(json(typist.types(0, List.of("backup", "list", "--json")))
                        .at("/0/pinned")
                        .asBoolean())
                .isTrue();
        assertThat(visits()).isEqualTo(300);
        assertThat(thrown()).containsExactly("on 200 10", "off 503 300");
        assertThat(flag).doesNotExist();
        JsonNode held = json(typist.types(0, List.of("switch", "history", "Parish", "--json")));
        assertThat(held.toString()).contains("Bringing it back");
        assertThat(json(typist.types(0, List.of("switch", "status", "Parish", "--json")))
                        .at("/state")
                        .asText())
                .isEqualTo("off");
    }

    @Test
    void whereThePageCannotBePutUpNothingIsExchanged() throws Exception {
        Files.createFile(folder.resolve("jammed"));
        String told = typist.types(1, List.of("restore", id, "--replace", "--behind-switch", "--json", "--yes"));
        assertThat(told).contains("It is jammed");
        assertThat(begun(told)).contains("Put the page up").doesNotContain("in the place of " + LIVE);
        assertThat(visits()).isEqualTo(10);
        assertThat(flag).doesNotExist();
        assertThat(json(typist.types(0, List.of("restore", "kept", "--json")))).isEmpty();
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
        typist.types(0, List.of("backup", "run", "Parish", "--yes"));
        String refusing = newest();
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id > 5");
        String told = typist.types(1, List.of("restore", refusing, "--replace", "--behind-switch", "--json", "--yes"));
        assertThat(begun(told)).contains("Make the database").doesNotContain("Put the page up");
        assertThat(folder.resolve("thrown")).doesNotExist();
        assertThat(visits()).isEqualTo(5);
        assertThat(flag).doesNotExist();
        assertThat(json(typist.types(0, List.of("restore", "kept", "--json")))).isEmpty();
    }

    /** The steps that were begun, not those that were planned. */
    private static String begun(String told) {
        return told.lines()
                .filter(line -> line.startsWith("{\"event\":\"step\""))
                .collect(Collectors.joining("\n"));
    }

    private String newest() throws Exception {
        return json(typist.types(0, List.of("backup", "list", "--json")))
                .at("/0/id")
                .asText();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
