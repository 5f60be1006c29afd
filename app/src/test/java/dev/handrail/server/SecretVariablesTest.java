package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which variables hold secrets, as the book has it now. */
class SecretVariablesTest {
    private static final String ALL = """
            server: Parish
            environment: test
            access: { ssh: { host: example.org, user: deploy, password: env:LOGIN } }
            databases:
              - { name: chms, engine: postgresql, user: clerk, password: env:CHMS_DB }
              - { name: other, engine: postgresql, user: clerk, password: vault }
            destinations: [{ name: a, s3: { bucket: b, access-key: env:A, secret-key: "env:B_2" } }]
            encryption: { passphrase: env:AGE }
            tags: [env, a-env]
            """;

    @TempDir
    private Path home;

    private Store store;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Servers book() {
        return new Servers(store.jdbi(), Clock.systemUTC(), "ama");
    }

    private static List<Server> parish() throws OperationFailed {
        return ProfileFile.read(ALL, "parish.yaml");
    }

    @Test
    void everySecretOfEveryProfileIsLookedAtAndAChangeCountsAtOnce() throws OperationFailed {
        SecretVariables variables = new SecretVariables(store.jdbi());
        assertThat(variables.get()).isEmpty();
        book().save(parish());
        assertThat(variables.get()).containsExactlyInAnyOrder("LOGIN", "CHMS_DB", "A", "B_2", "AGE");
        assertThat(new SecretVariables(store.jdbi()).get()).isEqualTo(variables.get());
        book().remove("Parish");
        assertThat(variables.get()).isEmpty();
    }

    @Test
    void aProfileThatThisProgramCannotReadKeepsItsSecretsToo() throws OperationFailed {
        book().save(parish());
        store.jdbi().useHandle(handle -> handle.execute("UPDATE servers SET profile = ?", "later: { word: env:NEW }"));
        assertThat(book().all()).isEmpty();
        assertThat(new SecretVariables(store.jdbi()).get()).containsExactly("NEW");
    }

    @Test
    void whatRunsWhenTheBookCannotBeAskedAnyMoreGetsNoMoreThanBefore() throws OperationFailed {
        book().save(parish());
        SecretVariables variables = new SecretVariables(store.jdbi());
        store.jdbi().useHandle(handle -> handle.execute("ALTER TABLE servers RENAME TO away"));
        assertThat(variables.get()).contains("CHMS_DB");
    }

    /** However it is quoted or folded: whatever is written must be found again. */
    @Test
    void noProfileIsWrittenSoThatOneIsMissed() throws OperationFailed {
        List<Server> servers = new ArrayList<>();
        for (long seed = 0; seed < 60; seed++) {
            servers.add(new Profiles(seed).server().withName("server " + seed));
        }
        book().save(servers);
        String written = servers.stream().map(ProfileFile::write).collect(Collectors.joining());
        Set<String> all = Pattern.compile("env:(DB_[0-9]+)")
                .matcher(written)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(all).hasSizeGreaterThan(10);
        assertThat(new SecretVariables(store.jdbi()).get()).containsAll(all);
    }
}
