package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.shell.Scripted;
import dev.handrail.site.Quiet;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that a run left up is known by its mark, though it was never remembered as a time of maintenance. */
class PagesLeftTest {
    private static final Notice NOTICE = new Notice("ab12", Instant.EPOCH, null, null, "ada", false);

    @TempDir
    Path home;

    private final Scripted shell = new Scripted();
    private SwitchRig rig;
    private Windows windows;

    @BeforeEach
    void setUp() throws Exception {
        rig = new SwitchRig(home, "ada", shell.everywhere(), Duration.ofSeconds(1), Duration.ofSeconds(60));
        rig.knows(
                new Access.ThisComputer(Sudo.NONE),
                new Switch.Commands(List.of("close-it"), List.of("open-it"), List.of("tell-it")));
        windows = new Windows(rig.store().jdbi(), new PagesLeft(rig.journal())::quiet);
    }

    @AfterEach
    void tearDown() {
        rig.close();
    }

    /** Fails with that left behind, which is cleaned up at once where that works. */
    private Outcome leaves(String kind, String notice) throws Exception {
        Deed deed = new Deed(rig.server(), work -> {
            Map<String, String> details = Map.of("notice", notice, "switch", "command");
            work.leaves(new Leftover(kind, SwitchRig.SERVER, details, "A page"));
            assertThat(windows.quiet(SwitchRig.SERVER)).as("while it goes on").isEmpty();
            throw OperationFailed.failed("It broke").next("Look.").build();
        });
        return rig.runs(deed, event -> {}).outcome();
    }

    @Test
    void whatCouldNotBeTakenDownIsOursAndNotOnPurpose() throws Exception {
        shell.fails("open-it", 1, "no way");
        assertThat(leaves(PageLeftUp.KIND, NoticeText.write(NOTICE))).isEqualTo(Outcome.FAILED);
        Quiet left = windows.quiet(SwitchRig.SERVER).getFirst();
        assertThat(windows.quiet(SwitchRig.SERVER)).hasSize(1);
        assertThat(left.mark()).isEqualTo(NOTICE.marker());
        assertThat(left.covers(NOTICE.since())).isFalse();
        assertThat(left.covers(Instant.now())).isFalse();
        assertThat(windows.quiet("Office")).isEmpty();
    }

    @Test
    void whatWasTakenDownLeavesNothing() throws Exception {
        leaves(PageLeftUp.KIND, NoticeText.write(NOTICE));
        assertThat(shell.asked().toString()).contains("open-it");
        assertThat(windows.quiet(SwitchRig.SERVER)).isEmpty();
    }

    @Test
    void whatIsLeftOfAnotherKindOrCannotBeReadIsNoPage() throws Exception {
        leaves("partial file", NoticeText.write(NOTICE));
        leaves(PageLeftUp.KIND, "gibberish");
        assertThat(rig.runner().leftBehind()).hasSize(2);
        assertThat(windows.quiet(SwitchRig.SERVER)).isEmpty();
    }

    @Test
    void whatIsRememberedComesBesides() throws Exception {
        shell.fails("open-it", 1, "no way");
        leaves(PageLeftUp.KIND, NoticeText.write(NOTICE));
        Notice other = Notice.of(Instant.now(), null, null, "ada", false);
        windows.begin(new Window(SwitchRig.SERVER, "command", "r", other, null, null));
        assertThat(windows.quiet(SwitchRig.SERVER))
                .extracting(Quiet::mark)
                .containsExactlyInAnyOrder(NOTICE.marker(), other.marker());
    }
}
