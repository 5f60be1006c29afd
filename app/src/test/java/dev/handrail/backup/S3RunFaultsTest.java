package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.storage.BreakingS3;
import dev.handrail.storage.Fault;
import dev.handrail.storage.RealS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs that pass this computer on their way to a real S3 server, which fails them: and a folder beside it. */
class S3RunFaultsTest {
    /** Three parts. */
    private static final int BYTES = 18 << 20;

    @TempDir
    static Path source;

    @TempDir
    Path home;

    private static RealS3 s3;
    private BreakingS3 breaking;
    private Rig rig;

    /** What fails the bucket, and what is said of it. */
    enum Trouble {
        S3_500_ON_PART_N("PUT", "partNumber=2", Fault.answer(500, "InternalError"), "a fault of its own"),
        S3_500_ON_COMPLETE("POST", "uploadId", Fault.answer(500, "InternalError"), "a fault of its own"),
        WRONG_KEY(null, "", Fault.hang(), "the access key is not known there"),
        BUCKET_GONE(null, "", Fault.hang(), "there is no bucket gone"),
        ENDPOINT_HANGING("GET", "", Fault.hang(), "no answer came in time"),
        CLOCK_SKEW("GET", "", Fault.neverInTime(Duration.ofHours(5)), "behind the server's");

        private final @Nullable String method;
        private final String part;
        private final Fault fault;
        private final String words;

        Trouble(@Nullable String method, String part, Fault fault, String words) {
            this.method = method;
            this.part = part;
            this.fault = fault;
            this.words = words;
        }

        Destination.S3 destination(String prefix, BreakingS3 breaking) {
            return switch (this) {
                case WRONG_KEY -> RealS3.destination(RealS3.STRANGER, RealS3.BUCKET, prefix, breaking.endpoint());
                case BUCKET_GONE -> RealS3.destination("cloud", "gone", prefix, breaking.endpoint());
                default -> RealS3.destination("cloud", RealS3.BUCKET, prefix, breaking.endpoint());
            };
        }

        void begin(BreakingS3 breaking) {
            if (method != null) {
                breaking.alwaysBreaks(method, part, fault);
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        byte[] random = new byte[BYTES];
        new Random(1).nextBytes(random);
        Files.write(source.resolve("file"), random);
        s3 = RealS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @BeforeEach
    void open() throws Exception {
        breaking = BreakingS3.before(s3);
        rig = new Rig(home);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        breaking.close();
    }

    static Server keep(Rig rig, Path source, List<Destination> destinations) {
        Access here = new Access.ThisComputer(Sudo.NONE);
        FileSet set = new FileSet("data", source.toString(), List.of(), null, null);
        Server plain = rig.keep(here, List.of(), List.of(set), List.of(), List.of());
        Server server = new Server(
                plain.name(),
                plain.environment(),
                null,
                here,
                List.of(),
                plain.files(),
                List.of(),
                destinations,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                Packing.USUAL);
        rig.servers().save(server);
        return server;
    }

    private String prefix() {
        return home.getFileName().toString();
    }

    private void assertNothingInTheBucket() {
        assertThat(s3.client()
                        .listObjectsV2(r -> r.bucket(RealS3.BUCKET).prefix(prefix()))
                        .contents())
                .isEmpty();
        assertThat(s3.client()
                        .listMultipartUploads(r -> r.bucket(RealS3.BUCKET).prefix(prefix()))
                        .uploads())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void theBucketIsSpoiledAndTheFolderBesideItIsNot(Trouble trouble) throws Exception {
        trouble.begin(breaking);
        Destination.S3 cloud = trouble.destination(prefix(), breaking);
        keep(rig, source, List.of(new Destination.Folder("kept", rig.kept().toString()), cloud));

        Event.Ended ended = rig.backUp();

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(trouble.words);
        assertThat(ended.next()).isNotBlank();
        Backup backup = rig.catalogue().require(Rig.id(ended));
        assertThat(backup.copies())
                .allSatisfy(copy -> assertThat(copy.state())
                        .isEqualTo(copy.destination().equals("kept") ? Copy.State.GOOD : Copy.State.FAILED));
        assertNothingInTheBucket();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"S3_500_ON_PART_N", "S3_500_ON_COMPLETE"})
    void aBucketAloneThatFailsLeavesNoBackup(Trouble trouble) throws Exception {
        trouble.begin(breaking);
        keep(rig, source, List.of(trouble.destination(prefix(), breaking)));

        assertThat(rig.backUp().failure()).contains(trouble.words);
        assertThat(rig.catalogue().all()).isEmpty();
        assertNothingInTheBucket();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void whatFailsOnceIsSentAgainAndIsWhole() throws Exception {
        breaking.breaks(1, "PUT", "partNumber=2", Fault.answer(500, "InternalError"));
        breaking.breaks(1, "POST", "uploadId", Fault.loseAnswer());
        keep(rig, source, List.of(s3.through(breaking, prefix())));

        Event.Ended ended = rig.backUp();

        assertThat(ended.failure()).isNull();
        assertThat(rig.verify(Rig.id(ended)).failure()).isNull();
        assertThat(breaking.came("PUT", "partNumber=2")).isEqualTo(2);
    }
}
