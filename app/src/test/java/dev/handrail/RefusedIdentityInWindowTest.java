package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person typed beside something that is refused is neither sealed nor lost: it stays in the form until all is right. */
class RefusedIdentityInWindowTest extends WalkingInWindow {
    private static final String NAME = "Parish office";
    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final String IDENTITY = AgeSecret.MARK + "FRESH";

    @TempDir
    private Path home;

    private OpenProgram program;
    private Optional<String> before = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        program = new OpenProgram(home);
        program.program().vault().get().createWithKeyFile();
        Server server =
                ProfileFile.read("""
                        server: %s
                        environment: test
                        access: { ssh: { host: 127.0.0.1, port: 22, user: deploy, password: vault } }
                        databases:
                          - { name: chms, engine: postgresql, host: localhost, user: chms, password: vault }
                        encryption: { age: [%s] }
                        """.formatted(NAME, RECIPIENT), "parish.yaml").getFirst();
        program.program().servers().get().save(server);
        before = profile();
        happens(() -> program.window().model().servers().size() == 1);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Override
    OpenProgram program() {
        return program;
    }

    @Test
    void aPublicKeyIsRefusedAndAllIsKeptOnceTheIdentityStandsInItsPlace() throws Exception {
        fillIn(RECIPIENT);
        press("#save");
        happens(() -> shows(Words.of("vault.offer.put.title", NAME + "/age")));
        assertThat(program.program().vault().get().names()).isEmpty();
        assertThat(profile()).isEqualTo(before);

        pressOnSheet("#close");
        write("#identity .password-field", IDENTITY);
        press("#save");
        happens(() -> !program.sheets().isOpen());
        assertThat(program.program().vault().get().names())
                .containsExactly(NAME + "/age", NAME + "/database/chms", NAME + "/ssh");
        assertThat(profile().orElseThrow()).contains("user: mara");
    }

    @Test
    void anIdentityIsRefusedBesideThePassphraseThatIsKept() throws Exception {
        try (Secret passphrase = Secret.of("of older backups".toCharArray())) {
            program.program().vault().get().put(NAME + "/age", passphrase);
        }
        fillIn(IDENTITY);
        press("#save");
        happens(() -> shows(Words.of("backup.identity.other")));
        assertThat(program.program().vault().get().names()).containsExactly(NAME + "/age");
        assertThat(profile()).isEqualTo(before);
    }

    private void fillIn(String identity) throws OperationFailed {
        Server server = program.program().servers().get().require(NAME);
        onWindow(() -> {
            program.window().actions().edit(server);
            return true;
        });
        write("#user .text-field", "mara");
        write("#password .password-field", "of the server");
        press("#page-databases");
        press("#databases .part-head");
        write("#databases .password-field", "of the database");
        press("#page-encryption");
        write("#identity .password-field", identity);
    }

    private Optional<String> profile() throws OperationFailed {
        return program.program().servers().get().profile(NAME);
    }
}
