package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tabs a profile gives a reason for, and the keys that lead to them. */
class TabTest {
    @Test
    void aServerOfWhichNothingIsKnownHasWhatEveryServerHas() throws OperationFailed {
        assertThat(Tab.of(server(""))).containsExactly(Tab.OVERVIEW, Tab.RUNBOOKS, Tab.JOURNAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "databases: [{ name: parish, engine: postgresql, user: parish, password: ask }]",
                "files: [{ name: uploads, directory: /srv/uploads }]",
                "scripts: [{ name: own, command: [/srv/backup.sh], produces: /srv/*.dump }]",
                "repositories: [{ name: code, directory: /srv/git }]"
            })
    void whateverCanBeBackedUpHasATabForIt(String part) throws OperationFailed {
        assertThat(Tab.of(server(part))).containsExactly(Tab.OVERVIEW, Tab.BACKUPS, Tab.RUNBOOKS, Tab.JOURNAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sites: [{ name: public, url: \"https://example.org\" }]",
                "switch: { kind: artisan, directory: /var/www }"
            })
    void aSiteOrASwitchAloneIsReasonEnoughForMaintenance(String part) throws OperationFailed {
        assertThat(Tab.of(server(part))).containsExactly(Tab.OVERVIEW, Tab.MAINTENANCE, Tab.RUNBOOKS, Tab.JOURNAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logs: [{ name: web, journal: nginx }]",
                "contacts: [{ role: Hosting, phone: \"117\" }]",
                "destinations: [{ name: here, folder: /srv }]",
                "tags: [parish]"
            })
    void whatHasNoTabOfItsOwnAddsNone(String part) throws OperationFailed {
        assertThat(Tab.of(server(part))).hasSize(3);
    }

    @Test
    void thereIsAKeyForEachPlaceInTheStripAndNoneForMore() {
        assertThat(Arrays.stream(Key.values()).filter(key -> key.name().startsWith("TAB_")))
                .hasSize(Tab.values().length);
    }

    @Test
    void onlyAKeyThatIsPressedAloneIsALetterToAFieldThatIsWrittenIn() {
        assertThat(Arrays.stream(Key.values()).filter(Key::isLetter)).containsExactly(Key.MAINTENANCE);
    }

    private static Server server(String part) throws OperationFailed {
        return ProfileFile.read(
                        "server: Garden\nenvironment: test\naccess: this-computer\n" + part + "\n", "garden.yaml")
                .getFirst();
    }
}
