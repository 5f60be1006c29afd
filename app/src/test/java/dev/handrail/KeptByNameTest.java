package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Rig;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.practice.Practising;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Encryption;
import dev.handrail.server.Engine;
import dev.handrail.server.FileSet;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.vault.SecretNames;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept under a server's name, by all who keep anything. */
class KeptByNameTest {
    @TempDir
    Path home;

    @Test
    void whatABackupOfAnySortHoldsIsHeldWhileTheServerIsRenamedOrRemoved() throws Exception {
        try (Rig rig = new Rig(home)) {
            Server server = rig.keep(
                    new Access.ThisComputer(Sudo.NONE),
                    List.of(new Database(
                            "members", Engine.POSTGRESQL, "127.0.0.1", 1, "postgres", null, null, null, null, null)),
                    List.of(
                            new FileSet("uploads", "/srv/uploads", List.of(), null, null),
                            new FileSet(
                                    "cold",
                                    "/srv/cold",
                                    List.of(),
                                    new FileSet.Cold(List.of("stop"), List.of("start"), null),
                                    null)),
                    List.of(new Script("own", List.of("own.sh"), "/srv/*.dump", null)),
                    List.of(new Repository("code", null, "/srv/code.git", null)));
            KeptByName kept = new KeptByName(
                    new Lazy<>(KeptByNameTest::unasked),
                    new Lazy<>(rig::means),
                    new Lazy<>(KeptByNameTest::unasked),
                    new Lazy<>(KeptByNameTest::unasked),
                    new Lazy<>(rig::journal),
                    practising());

            assertThat(kept.heldByBackups(server))
                    .containsExactlyInAnyOrderElementsOf(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER))
                            .exclusions())
                    .hasSize(5);
        }
    }

    @Test
    void anIdentityThatLiesInAFileIsNotSoughtInTheVault() throws Exception {
        try (Rig rig = new Rig(home)) {
            KeptByName kept = new KeptByName(
                    new Lazy<>(rig::servers),
                    new Lazy<>(KeptByNameTest::unasked),
                    new Lazy<>(KeptByNameTest::unasked),
                    new Lazy<>(KeptByNameTest::unasked),
                    new Lazy<>(KeptByNameTest::unasked),
                    practising());
            Server server = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(), List.of(), List.of(), List.of());
            List<String> readers = List.of("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
            String name = SecretNames.age(server.name());

            rig.servers().save(server.withEncryption(new Encryption(readers)));
            assertThat(kept.decryptsForRecipients(name)).isTrue();
            rig.servers()
                    .save(server.withEncryption(new Encryption(readers, null, new SecretRef.File("~/identity.txt"))));
            assertThat(kept.decryptsForRecipients(name)).isFalse();
        }
    }

    private Practising practising() {
        return new Practising(home.resolve("practice"), new Lazy<>(KeptByNameTest::unasked), Clock.systemUTC());
    }

    private static <T> T unasked() {
        throw new AssertionError("nobody asks for this");
    }
}
