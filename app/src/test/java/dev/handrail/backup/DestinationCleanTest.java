package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Beginning;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Leftover;
import dev.handrail.operation.Plan;
import dev.handrail.server.Destination;
import dev.handrail.shell.RealSshd;
import dev.handrail.storage.RealS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** What was never finished, in a bucket of a real S3 server, behind Debian's sshd and in a folder here. */
class DestinationCleanTest {
    private static final String LOST = "chms-20261101-020000-abc.dump.zst";
    private static final String NEW = "chms-20261121-020000-def.dump.zst";

    @TempDir
    Path home;

    private static RealSshd sshd;
    private static RealS3 s3;
    private Rig rig;
    private Destination.S3 cloud;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start();
        s3 = RealS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        sshd.close();
    }

    @BeforeEach
    void open() throws Exception {
        open(Duration.ZERO);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Uploads have the time of the server: so it is the clock here that is later. */
    private void open(Duration later) throws Exception {
        rig = new Rig(home, Clock.offset(Clock.systemUTC(), later));
        cloud = s3.destination(home.getFileName().toString());
        rig.keep(
                sshd.access(),
                List.of(),
                List.of(
                        new Destination.Folder("kept", rig.kept().toString()),
                        new Destination.ServerFolder("far", home.resolve("far").toString()),
                        cloud));
    }

    private void later(Duration time) throws Exception {
        rig.close();
        open(time);
    }

    @Test
    void anUploadOfNoKnownRunGoesOnceItIsOldAndNotBefore() throws Exception {
        begun(LOST);
        begun(LOST);
        assertThat(plan("cloud").steps()).isEmpty();
        assertThat(plan("cloud").checks())
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains(LOST).contains("another computer may"));
        assertThat(clean("cloud").made()).containsEntry("removed", "0");
        assertThat(uploads()).hasSize(2);

        later(Duration.ofDays(8));
        assertThat(plan("cloud").steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text())
                        .contains(LOST)
                        .contains("8 days ago")
                        .contains("older than 7 d"));
        assertThat(uploads()).as("a plan removes nothing").hasSize(2);
        assertThat(clean("cloud").failure()).isNull();
        assertThat(uploads()).isEmpty();
    }

    @Test
    void whatAScriptProducedWithoutAnEndingGoesToo() throws Exception {
        String bare = "own-backup-20261101-020000-abc";
        begun(bare);
        Path half = Files.createDirectories(rig.kept()).resolve(bare + ".partial");
        Files.writeString(half, "half of it");
        later(Duration.ofDays(8));
        for (String name : List.of("cloud", "kept")) {
            assertThat(clean(name).made()).as(name).containsEntry("removed", "1");
        }
        assertThat(uploads()).isEmpty();
        assertThat(half).doesNotExist();
    }

    @Test
    void howOldItMustBeCanBeSaid() throws Exception {
        begun(LOST);
        later(Duration.ofHours(3));
        assertThat(clean("cloud", "--older-than", "2h").made()).containsEntry("removed", "1");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void whatARunIsWritingStaysHoweverOldItLooks() throws Exception {
        begun(LOST);
        later(Duration.ofDays(100));
        OpenRun run = writing(LOST);
        assertThat(clean("cloud").made()).containsEntry("removed", "0");
        assertThat(plan("cloud").checks())
                .anySatisfy(check -> assertThat(check.text()).contains("is writing it"));
        run.end(Outcome.FAILED, null, null);
        assertThat(uploads()).hasSize(1);
    }

    @Test
    void whatARunLeftThatHasEndedGoesHoweverNewItIs() throws Exception {
        begun(NEW);
        writing(NEW).end(Outcome.FAILED, "it failed", null);
        assertThat(clean("cloud").made()).containsEntry("removed", "1");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void whatOthersKeepInTheBucketIsNoneOfOurBusiness() throws Exception {
        begun("holiday.mov");
        later(Duration.ofDays(100));
        assertThat(plan("cloud").steps()).isEmpty();
        assertThat(uploads()).hasSize(1);
    }

    @Test
    void foldersHereAndOnTheServerAreCleanedTheSameWay() throws Exception {
        for (Path folder : List.of(rig.kept(), home.resolve("far"))) {
            Files.createDirectories(folder);
            Path old = Files.writeString(folder.resolve(LOST + ".partial"), "half of it");
            Files.setLastModifiedTime(
                    old, FileTime.from(rig.means().clock().instant().minus(Duration.ofDays(8))));
            Files.writeString(folder.resolve(NEW + ".partial"), "being written");
            Files.writeString(folder.resolve(LOST), "whole");
        }
        for (String name : List.of("kept", "far")) {
            assertThat(clean(name).made()).containsEntry("removed", "1");
        }
        for (Path folder : List.of(rig.kept(), home.resolve("far"))) {
            assertThat(folder).isDirectoryNotContaining("glob:**" + LOST + ".partial");
            assertThat(folder.resolve(LOST)).exists();
            assertThat(folder.resolve(NEW + ".partial")).exists();
        }
    }

    @Test
    void whoTriesTheDestinationIsTold() throws Exception {
        begun(LOST);
        later(Duration.ofDays(8));
        List<Event> events = new ArrayList<>();
        rig.start("destination try", given("cloud"), events::add).await();
        assertThat(events.stream().filter(Event.Said.class::isInstance).map(event -> ((Event.Said) event).line()))
                .anySatisfy(line -> assertThat(line).contains("handrail destination clean \"Parish\" cloud"));
    }

    private static Arguments given(String name) {
        return new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "NAME", List.of(name)));
    }

    private Plan plan(String name) throws Exception {
        return rig.make("destination clean", given(name)).plan();
    }

    private Event.Ended clean(String name) throws Exception {
        return rig.perform("destination clean", given(name));
    }

    private Event.Ended clean(String name, String option, String value) throws Exception {
        return rig.perform(
                "destination clean",
                new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "NAME", List.of(name), option, List.of(value))));
    }

    private String key(String name) {
        return home.getFileName() + "/" + name;
    }

    private void begun(String name) {
        s3.client().createMultipartUpload(r -> r.bucket(RealS3.BUCKET).key(key(name)));
    }

    private List<MultipartUpload> uploads() {
        return s3.client().listMultipartUploads(r -> r.bucket(RealS3.BUCKET)).uploads().stream()
                .filter(upload -> upload.key().startsWith(key("")))
                .toList();
    }

    /** A run of ours as the journal has it, which has noted what it is going to write. */
    private OpenRun writing(String name) throws Exception {
        OpenRun run = rig.journal().begin(new Beginning("backup run", "Back up chms", Rig.SERVER, "tester", Set.of()));
        Target target = Target.named(rig.means(), rig.servers().require(Rig.SERVER), "cloud");
        Leftover left = UnfinishedBackup.leftover(Rig.SERVER, target.copy(name, Copy.State.FAILED), "abc");
        run.leaves(left.kind(), left.server(), left.details(), left.words());
        return run;
    }
}
