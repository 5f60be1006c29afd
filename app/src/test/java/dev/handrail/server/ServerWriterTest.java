package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What is written is plain YAML, that any other program understands in the same way. */
class ServerWriterTest {
    @Test
    void whatGoesWithoutSayingIsNotWritten() {
        assertThat(ProfileFile.write(Server.of("here", Environment.TEST, new Access.ThisComputer(Sudo.NONE))))
                .isEqualTo("server: here\nenvironment: test\naccess: this-computer\n");
        assertThat(ProfileFile.write(Server.of("here", Environment.TEST, new Access.ThisComputer(Sudo.ASK))))
                .isEqualTo("server: here\nenvironment: test\naccess:\n    this-computer: true\n    sudo: ask\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "ON",
                "null",
                "~",
                "0123",
                "1_000",
                "12:30",
                "2026-11-21",
                "0x1F",
                ".5",
                "1e3",
                "=",
                "<<"
            })
    void whatOtherReadersTakeForSomethingElseIsQuoted(String name) {
        assertThat(written(name)).startsWith("server: \"" + name + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Parish office", "~/Backups", "*.tmp"})
    void whatIsClearStaysBareOrIsQuotedOnlyAsFarAsNeeded(String name) {
        assertThat(written(name).lines().findFirst().orElseThrow().length()).isLessThanOrEqualTo(name.length() + 10);
    }

    @Test
    void anotherReaderFindsTheSameTexts() {
        for (long seed = 0; seed < 500; seed++) {
            Server server = new Profiles(seed).server();
            Object document = new Load(
                            LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .loadFromString(ProfileFile.write(server));
            assertThat(document).isInstanceOf(Map.class);
            assertThat(((Map<?, ?>) document).get("server")).isEqualTo(server.name());
            if (!server.scripts().isEmpty()) {
                assertThat(((Map<?, ?>) document).get("scripts"))
                        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                        .first()
                        .extracting(script -> script.get("command"))
                        .isEqualTo(server.scripts().getFirst().command());
            }
        }
    }

    @Test
    void everyPartStandsOnALineOfItsOwnInTheOrderOfTheManual() {
        List<String> order = List.of(
                "server",
                "environment",
                "template",
                "tags",
                "access",
                "databases",
                "files",
                "scripts",
                "repositories",
                "backups",
                "destinations",
                "encryption",
                "logs",
                "sites",
                "switch",
                "switches",
                "announce",
                "contacts");
        for (long seed = 0; seed < 200; seed++) {
            List<String> keys = ProfileFile.write(new Profiles(seed).server())
                    .lines()
                    .filter(line -> line.matches("[a-z]+:.*"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList();
            assertThat(order).containsSubsequence(keys);
        }
    }

    private static String written(String name) {
        return ProfileFile.write(Server.of(name, Environment.TEST, new Access.ThisComputer(Sudo.NONE)));
    }
}
