package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Artifacts of every form, as the stock programs write them: what is whole is decoded, what is cut is not. */
class FormsTest {
    private static final String SOURCE = "forms";

    @TempDir
    static Path made;

    @TempDir
    Path home;

    private Rig rig;

    @BeforeAll
    static void make() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 2000);
        String connected = "-h 127.0.0.1 -U postgres -p " + TestDatabase.port();
        sh("pg_dump " + connected + " -Fc -f custom " + SOURCE);
        sh("pg_dump " + connected + " -Fd -f d " + SOURCE + " && tar -cf directory -C d .");
        sh("pg_dump " + connected + " -Fp -f plain " + SOURCE);
        sh("pg_dumpall " + connected + " --globals-only -f roles");
        sh(
                "printf -- '-- MariaDB dump\\nINSERT INTO t VALUES (1);\\n-- Dump completed on 2026-11-21  9:00:00\\n' > sql");
        sh("tar -cf tar d");
        sh(
                "git init -q g && cp plain g/ && git -C g add plain && git -C g -c user.name=x -c user.email=x@x commit -qm x"
                        + " && git -C g bundle create -q ../bundle --all");
        sh("gzip -k plain && zstd -q plain && seq 1 9999 > numbers");
    }

    private static void sh(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(made.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(command).isZero();
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        rig.server(new Access.ThisComputer(Sudo.NONE), SOURCE);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom", "directory", "plain", "roles", "sql", "tar", "bundle"})
    void whatIsWholeIsDecodedInFull(String form) throws Exception {
        assertThat(verified(form, bytes(form)).failure()).isNull();
        assertThat(proof()).isEqualTo(Rung.DECODED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom", "directory", "plain", "roles", "sql", "tar", "bundle"})
    void whatWasCutBeforeItWasPackedIsFound(String form) throws Exception {
        byte[] whole = bytes(form);
        Event.Ended ended = verified(form, Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("has a fault");
        assertThat(proof()).isEqualTo(Rung.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "roles", "sql"})
    void nothingMayStandBehindTheEnd(String form) throws Exception {
        byte[] more = "DROP TABLE members;\n".getBytes(StandardCharsets.UTF_8);
        byte[] whole = bytes(form);
        byte[] longer = Arrays.copyOf(whole, whole.length + more.length);
        System.arraycopy(more, 0, longer, whole.length, more.length);
        assertThat(verified(form, longer).failure()).contains("does not end where a dump says that it is complete");
    }

    @ParameterizedTest
    @CsvSource({"custom, pg_restore", "plain.gz, gzip", "plain.zst, zstd", "tar, tar"})
    void whatAScriptMadeIsDecodedByWhatItIs(String file, String program) throws Exception {
        assertThat(verified("file", bytes(file)).failure()).isNull();
        assertThat(rig.catalogue()
                        .require("x")
                        .newest(Rung.DECODED)
                        .orElseThrow()
                        .detail())
                .contains("Decoded to its end by " + program);
        byte[] whole = bytes(file);
        assertThat(verified("file", Arrays.copyOf(whole, whole.length * 2 / 3)).failure())
                .contains("cannot be decoded");
    }

    @Test
    void whatNothingCanDecodeIsSaidAndNotPassed() throws Exception {
        assertThat(verified("file", bytes("numbers")).outcome()).isEqualTo(Outcome.DONE);
        assertThat(proof()).isEqualTo(Rung.READ_BACK);
    }

    @Test
    void nothingIsLeftOfTheFoldersItWasUnpackedIn() throws Exception {
        long before = folders();
        verified("directory", bytes("directory"));
        verified("bundle", bytes("bundle"));
        assertThat(folders()).isEqualTo(before);
    }

    private static long folders() throws IOException {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(f -> Files.exists(f.resolve("toc.dat")) || Files.exists(f.resolve("mirror")))
                    .count();
        }
    }

    private Rung proof() throws Exception {
        return rig.catalogue().require("x").proof();
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(made.resolve(file));
    }

    /** Verifies them as a backup that they were whole in. */
    private Event.Ended verified(String form, byte[] plain) throws Exception {
        byte[] packed = gzip(plain);
        Manifest like = Some.manifest("x", Rig.SERVER, SOURCE, Instant.parse("2026-11-21T09:00:00Z"));
        Sha256 sha = new Sha256();
        sha.add(packed, packed.length);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "x",
                Rig.SERVER,
                "test",
                like.source(),
                like.taken(),
                1,
                new Manifest.Tools("pg_dump 15.1", "gzip"),
                new Manifest.Artifact("x.gz", form, Compression.GZIP, plain.length, packed.length, sha.hex()),
                List.of());
        rig.lying(manifest, packed);
        Files.writeString(rig.kept().resolve("x.gz.json"), ManifestFile.write(manifest));
        return rig.verify("x");
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
