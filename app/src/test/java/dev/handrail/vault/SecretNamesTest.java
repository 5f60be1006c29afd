package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What secrets are called: no two of them alike, and none of one server taken for another's. */
class SecretNamesTest {
    private static final List<String> SERVERS = List.of(
            "Parish",
            "Parish/office",
            "Parish%2Foffice",
            "Parish%",
            "Parish%25",
            "Parish/ssh",
            "Café",
            "a",
            "a/",
            "/a");

    private static List<String> all(String server) {
        return List.of(
                SecretNames.ssh(server),
                SecretNames.key(server),
                SecretNames.sudo(server),
                SecretNames.age(server),
                SecretNames.switchToken(server),
                SecretNames.announceToken(server),
                SecretNames.database(server, "ssh"),
                SecretNames.database(server, "switch/token"),
                SecretNames.destination(server, "cloud", "access-key"),
                SecretNames.destination(server, "cloud", "secret-key"),
                SecretNames.jump(server, "bastion:22", "ssh"),
                SecretNames.jump(server, "bastion:22", "key"));
    }

    @Test
    void noTwoAreAlike() {
        Set<String> seen = new HashSet<>();
        for (String server : SERVERS) {
            all(server).forEach(name -> assertThat(seen.add(name)).as(name).isTrue());
            assertThat(all(server))
                    .allSatisfy(name -> assertThat(SecretNames.server(name)).contains(server));
        }
    }

    @Test
    void allOfAServerAndNoneOfAnotherBeginWithItsName() {
        List<String> names = new ArrayList<>();
        SERVERS.forEach(server -> names.addAll(all(server)));
        for (String server : SERVERS) {
            assertThat(VaultNames.under(SecretNames.prefix(server), names))
                    .as(server)
                    .containsExactlyElementsOf(all(server));
        }
    }

    @Test
    void whateverAServerIsCalledItsPrefixEndsWithTheOnlySlashInIt() {
        for (String text : Hostile.TEXTS) {
            String prefix = SecretNames.prefix(text);
            assertThat(prefix.indexOf('/')).as(text).isEqualTo(prefix.length() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", " a", "Parish office/database/chms", "ünï/😀", "../../etc/passwd", "'; DROP TABLE x; --"})
    void whatCanBeShownIsAName(String name) {
        assertThatCode(() -> VaultNames.require(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\nb", "a\u0000", "\u001b[31m", "a\u0085"})
    void whatCannotIsNone(String name) {
        assertThatThrownBy(() -> VaultNames.require(name))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void aNameFitsIntoItsColumnToTheLastLetter() throws OperationFailed {
        VaultNames.require("x".repeat(600));
        assertThatThrownBy(() -> VaultNames.require("x".repeat(601)))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.next()).contains("600"));
    }
}
