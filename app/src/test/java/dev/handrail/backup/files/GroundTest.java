package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Compression;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server tells of the place where files are to be restored, and what follows from it. */
class GroundTest {
    private static List<String> blockers(Floor floor, long needed) throws OperationFailed {
        return floor.ground().checks("/srv/new", needed).stream()
                .filter(check -> check.state() == State.BLOCKER)
                .peek(check -> assertThat(check.advice()).isNotBlank())
                .map(Check::text)
                .toList();
    }

    @Test
    void whatWasToldIsUnderstood() throws Exception {
        Ground ground = new Floor().ground();
        assertThat(ground)
                .isEqualTo(new Ground(
                        "root",
                        true,
                        "1000",
                        "/srv/uploads",
                        "/srv",
                        true,
                        1_000_000_000,
                        false,
                        true,
                        "tar GNU tar 1.34",
                        List.of("--acls", "--xattrs"),
                        true));
    }

    /** Root needs no sudo, and who may not use it stays who he is. */
    @ParameterizedTest
    @CsvSource({"0, true, true, ", "0, false, true, ", "1000, true, true, root", "1000, false, false, "})
    void whoUnpacks(String login, boolean sudo, boolean root, String user) throws Exception {
        Floor floor = new Floor().login(login);
        Ground ground = (sudo ? floor : floor.withoutSudo()).ground();
        assertThat(ground.root()).isEqualTo(root);
        assertThat(ground.user()).isEqualTo(user);
    }

    @Test
    void namesMayHoldLineBreaksAndBytesThatAreNoText() throws Exception {
        Ground ground =
                new Floor().live("/srv/a\nb\uDCE9").parent("/srv/with space").ground();
        assertThat(ground.live()).isEqualTo("/srv/a\nb\uDCE9");
        assertThat(ground.parent()).isEqualTo("/srv/with space");
    }

    @Test
    void aServerThatDoesNotTellAllIsNotBelieved() {
        for (Scripted shell : List.of(
                new Scripted(),
                new Scripted().answers("known", "/srv\0/srv\0yes\0"),
                new Scripted().fails("known", 1, "Permission denied"))) {
            assertThatThrownBy(() -> Ground.look(shell, new Floor().server(), null, "/srv/new", Compression.NONE))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                        assertThat(failed.tried()).contains("/srv/new");
                        assertThat(failed.where()).isEqualTo(shell.where());
                    });
        }
    }

    /** To the last byte is not enough: the folder itself takes some, too. */
    @ParameterizedTest
    @CsvSource({"1000, 999, true", "1000, 1000, false", "1000, 1001, false", "0, 0, false"})
    void thereMustBeRoom(long free, long needed, boolean enough) throws Exception {
        assertThat(blockers(new Floor().free(free), needed)).hasSize(enough ? 0 : 1);
    }

    @Test
    void whatStandsInTheWayIsNamed() throws Exception {
        assertThat(blockers(new Floor(), 10)).isEmpty();
        assertThat(blockers(new Floor().taken(), 10)).singleElement().asString().contains("/srv/new");
        assertThat(blockers(new Floor().notWritable(), 10))
                .singleElement()
                .asString()
                .contains("/srv");
        assertThat(blockers(new Floor().free(5), 10))
                .singleElement()
                .asString()
                .contains("are needed beside what lies there")
                .doesNotContain("database");
        assertThat(blockers(new Floor().parent("").notWritable().free(0), 10))
                .as("of a folder that is not there nothing more is said")
                .singleElement()
                .asString()
                .contains("/srv/new");
    }
}
