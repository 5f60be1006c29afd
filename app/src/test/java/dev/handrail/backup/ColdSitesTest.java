package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the profile does not say how one asks whether what works with a directory works, its sites say so. */
class ColdSitesTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path home;

    private final Ahead clock = new Ahead();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile BooleanSupplier working = () -> true;
    private volatile Reply instead = Reply.page("hello").with(500);
    private LocalSite site;
    private Rig rig;
    private Path state;
    private String id;

    /** What a test says is over at once. */
    private static final class Ahead extends Clock {
        private final AtomicReference<Duration> by = new AtomicReference<>(Duration.ZERO);

        void by(Duration time) {
            by.updateAndGet(time::plus);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() throws Exception {
        state = Files.createDirectories(home.resolve("app/data")).resolve("state");
        Files.writeString(state, "old");
        site = LocalSite.plain(asked -> working.getAsBoolean() ? Reply.page("hello") : instead);
        rig = new Rig(home, clock);
        keep();
        id = Rig.id(rig.backUp());
        Files.writeString(state, "new");
    }

    @AfterEach
    void stop() {
        rig.close();
        site.close();
    }

    private void keep() {
        FileSet.Cold cold = new FileSet.Cold(List.of("true"), List.of("true"), null);
        FileSet set = new FileSet("data", home.resolve("app/data").toString(), List.of(), cold, null);
        rig.servers()
                .save(new Server(
                        Rig.SERVER,
                        Environment.TEST,
                        null,
                        new Access.ThisComputer(Sudo.NONE),
                        List.of(),
                        List.of(set),
                        List.of(),
                        List.of(new Destination.Folder("kept", rig.kept().toString())),
                        null,
                        List.of(),
                        List.of(new Site("public", site.url("127.0.0.1", "/"), Site.Expect.ANYTHING, null)),
                        null,
                        List.of(),
                        List.of()));
    }

    private boolean isNew() {
        try {
            return Files.readString(state).equals("new");
        } catch (IOException e) {
            return false; // on its way to its place
        }
    }

    private Event.Ended restored() throws Exception {
        Underway underway = rig.start("restore", ReplaceFilesTest.replace(id), event -> {
            if (event instanceof Event.Said told) {
                said.add(told.line());
            }
        });
        return underway.await();
    }

    @Test
    void whereASiteThatWasWellIsSoNoMoreAllIsPutBack() throws Exception {
        working = () -> {
            boolean well = isNew();
            clock.by(well ? Duration.ZERO : LONG);
            return well;
        };
        assertThat(rig.make("restore", ReplaceFilesTest.replace(id)).plan().steps())
                .extracting(Plan.Step::text)
                .anyMatch(text -> text.startsWith("See whether the sites that were well"));
        Event.Ended ended = restored();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("all was put back", "public: ", "500", "started again");
        assertThat(ended.next()).endsWith("handrail site check " + Rig.SERVER);
        assertThat(state).hasContent("new");
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.means().keptFiles().all()).isEmpty();
    }

    @Test
    void aSiteThatWasNotWellBeforeIsNoReasonToPutItBack() throws Exception {
        working = () -> false;
        assertThat(restored().failure()).isNull();
        assertThat(state).hasContent("old");
    }

    @Test
    void whereAllWereBehindAMaintenancePageItIsSaidThatNoneTells() throws Exception {
        instead = Reply.page("<p id=\"handrail-maintenance-0a1b\">soon</p>").with(503);
        working = () -> false;
        assertThat(restored().failure()).isNull();
        assertThat(said)
                .anyMatch(text -> text.startsWith("No site of its server was well") && text.contains("public: "));
    }

    @Test
    void aSiteThatNobodyCanJudgeAfterwardsIsWaitedForAndToldAndNotPutBack() throws Exception {
        instead = Reply.page("<p id=\"handrail-maintenance-0a1b\">soon</p>").with(503);
        working = () -> {
            boolean well = isNew();
            clock.by(well ? Duration.ZERO : LONG);
            return well;
        };
        assertThat(restored().failure()).isNull();
        assertThat(state).hasContent("old");
        assertThat(said).anyMatch(text -> text.startsWith("Nobody can tell") && text.contains("public: "));
    }

    /** Such as a page that an application puts up while it starts: what comes behind it counts. */
    @Test
    void aSiteThatIsClosedAtFirstAndThenUnwellIsPutBack() throws Exception {
        AtomicBoolean closed = new AtomicBoolean(true);
        working = () -> {
            boolean well = isNew();
            if (!well && !closed.getAndSet(false)) {
                instead = Reply.page("broken").with(500);
                clock.by(LONG);
            } else if (!well) {
                instead = Reply.page("<p id=\"handrail-maintenance-0a1b\">soon</p>")
                        .with(503);
            }
            return well;
        };
        assertThat(restored().failure()).contains("all was put back", "500");
        assertThat(state).hasContent("new");
    }

    @Test
    void aSiteIsGivenTheTimeToComeUp() throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        working = () -> isNew() || asked.getAndSet(true);
        assertThat(restored().failure()).isNull();
        assertThat(asked).isTrue();
        assertThat(state).hasContent("old");
    }
}
