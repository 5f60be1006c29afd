package dev.handrail.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.backup.Backup;
import dev.handrail.backup.Bare;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.archive.Member.Kind;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive read to its end: what is in it, and what it says of one that is not what was written. */
class ArchiveTest {
    @TempDir
    private Path folder;

    private Archive archive(Backup backup) {
        Server server = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        return new Archive(Bare.means(new Scripted().everywhere(), folder, Clock.systemUTC()), server, backup);
    }

    private List<Member> members(TarFile tar) throws Exception {
        List<Member> members = new ArrayList<>();
        archive(tar.in(folder)).read((member, content) -> members.add(member), bytes -> {});
        return members;
    }

    private Path file() {
        return folder.resolve("uploads.tar");
    }

    @Test
    void eachMemberIsToldWithAllThatIsToBeKept() throws Exception {
        List<Member> members = members(new TarFile()
                .directory("uploads")
                .file("uploads/a", "12345", 06755, 33)
                .link("uploads/l", "../../etc")
                .hardLink("uploads/h", "uploads/a")
                .pipe("uploads/p"));
        assertThat(members).extracting(Member::path).containsExactly("", "a", "l", "h", "p");
        assertThat(members)
                .extracting(Member::kind)
                .containsExactly(Kind.DIRECTORY, Kind.FILE, Kind.LINK, Kind.HARD_LINK, Kind.OTHER);
        assertThat(members.getFirst().stored())
                .as("without the slash behind it")
                .isEqualTo("uploads");
        Member file = members.get(1);
        assertThat(List.of(file.size(), file.packed(), file.user(), file.group()))
                .containsExactly(5L, 5L, 33L, 33L);
        assertThat(file.mode()).isEqualTo(06755);
        assertThat(file.modified()).isEqualTo(TarFile.TAKEN);
        assertThat(members.get(2).link()).isEqualTo("../../etc");
        assertThat(members.get(3).link()).isEqualTo("uploads/a");
        assertThat(members.get(3).size()).as("what it leads to was counted").isZero();
        assertThat(file.link()).isEmpty();
    }

    @Test
    void contentIsThereForWhoWantsItAndPassedOverForWhoDoesNot() throws Exception {
        Map<String, String> read = new LinkedHashMap<>();
        TarFile tar =
                new TarFile().directory("u").file("u/a", "x".repeat(100_000)).file("u/b", "second");
        archive(tar.packed().in(folder))
                .read(
                        (member, content) -> {
                            if (member.path().equals("b")) {
                                read.put("b", new String(content.readAllBytes(), StandardCharsets.UTF_8));
                            }
                        },
                        bytes -> {});
        assertThat(read).containsExactly(Map.entry("b", "second"));
    }

    @Test
    void namesComeThroughWhateverIsInThem() throws Exception {
        TarFile tar = new TarFile().directory("u");
        List<String> names = Hostile.TEXTS.stream()
                .map(text -> text.replace('/', '_').replace('\0', '_'))
                .toList();
        names.forEach(name -> tar.file("u/" + name, ""));
        assertThat(members(tar).stream().skip(1).map(Member::path)).containsExactlyElementsOf(names);
    }

    @Test
    void anEmptyArchiveHasNothingInIt() throws Exception {
        assertThat(members(new TarFile())).isEmpty();
    }

    @Test
    void allThatIsStoredIsReadAndTold() throws Exception {
        Backup backup = new TarFile().directory("u").file("u/a", "1").in(folder);
        long[] last = new long[1];
        archive(backup).read((member, content) -> {}, bytes -> {
            assertThat(bytes).isGreaterThan(last[0]);
            last[0] = bytes;
        });
        assertThat(last[0])
                .isEqualTo(Files.size(file()))
                .isEqualTo(backup.manifest().artifact().storedBytes());
    }

    /** At its beginning, in the middle of what is in it, and in the filling at its end that no tar looks at. */
    @ParameterizedTest
    @ValueSource(ints = {0, 520, 10_000})
    void oneByteThatIsAnotherIsFoundWhereverItLies(int at) throws Exception {
        Backup backup = new TarFile().directory("u").file("u/a", "1").in(folder);
        byte[] bytes = Files.readAllBytes(file());
        bytes[Math.min(at, bytes.length - 1)] ^= 1;
        Files.write(file(), bytes);
        assertDamaged(backup);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512, 1000})
    void oneThatWasCutIsFound(int length) throws Exception {
        Backup backup = new TarFile()
                .packed()
                .directory("u")
                .file("u/a", "x".repeat(999))
                .in(folder);
        byte[] bytes = Files.readAllBytes(file());
        byte[] cut = Arrays.copyOf(bytes, Math.min(length, bytes.length - 1));
        Files.write(file(), cut);
        assertDamaged(backup);
    }

    private void assertDamaged(Backup backup) {
        assertThatThrownBy(() -> archive(backup).read((member, content) -> {}, bytes -> {}))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.cameBack()).contains("SHA-256");
                    assertThat(failed.evidence())
                            .isEqualTo(Flaw.of(backup.copies().getFirst()));
                    assertThat(failed.next()).contains("backup verify b1");
                });
    }

    @Test
    void whatNoTarUnderstandsIsSaidToBeDamagedThoughItIsWhatWasWritten() throws Exception {
        Backup noTar = new TarFile().packed().directory("u").in(folder);
        Backup asPlain = new Backup(
                noTar.server(),
                new Manifest(
                        noTar.manifest().format(),
                        noTar.id(),
                        noTar.server(),
                        "test",
                        noTar.manifest().source(),
                        noTar.taken(),
                        1,
                        noTar.manifest().tools(),
                        new Manifest.Artifact(
                                "uploads.tar",
                                "tar",
                                Compression.ZSTD,
                                1,
                                noTar.manifest().artifact().storedBytes(),
                                noTar.manifest().artifact().sha256()),
                        List.of()),
                null,
                noTar.copies(),
                noTar.proofs());
        assertThatThrownBy(() -> archive(asPlain).read((member, content) -> {}, bytes -> {}))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).doesNotContain("SHA-256"));
    }

    @Test
    void anEvilNameInAnArchiveThatIsWhatWasWrittenIsTheFaultOfAllItsCopies() throws Exception {
        Backup evil =
                new TarFile().directory("u").file("u/../../etc/cron.d/x", "").in(folder);
        assertThatThrownBy(() -> archive(evil).read((member, content) -> {}, bytes -> {}))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.cameBack()).contains("upwards");
                    assertThat(failed.evidence()).isEqualTo(Flaw.everywhere());
                });
    }

    @Test
    void whoHasSeenEnoughStopsTheReading() throws Exception {
        Backup backup = new TarFile().directory("u").file("u/a", "1").in(folder);
        OperationFailed enough = OperationFailed.cancelled();
        assertThatThrownBy(() -> archive(backup).read((member, content) -> {}, bytes -> {
                    throw enough;
                }))
                .isSameAs(enough);
        assertThatThrownBy(() -> archive(backup)
                        .read(
                                (member, content) -> {
                                    throw enough;
                                },
                                bytes -> {}))
                .isSameAs(enough);
    }

    @Test
    void onlyWhatHoldsFilesOneByOneIsAnArchive() throws Exception {
        assertThat(Archive.of(new TarFile().in(folder))).isTrue();
        assertThat(Archive.of(new TarFile().of("script").in(folder))).isTrue();
        assertThat(Archive.of(new TarFile().of("postgresql").in(folder)))
                .as("what pg_dump wrote as a tar")
                .isFalse();
    }
}
