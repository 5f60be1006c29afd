package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Event;
import dev.handrail.server.Encryption;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in a backup of files is told without unpacking it. */
class BrowseTest extends OverSshd {
    private Path data;

    @BeforeEach
    void start() throws Exception {
        data = Files.createDirectories(home.resolve("-the data"));
    }

    private String backedUp(Packing packing, @Nullable Encryption encryption) throws Exception {
        FileSet set = new FileSet("uploads", data.toString(), List.of(), null, null);
        Server server = rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
        rig.packed(server, packing, encryption);
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return Rig.id(ended);
    }

    private Answer listed(String id, String... paths) throws Exception {
        return rig.question("backup files")
                .teller()
                .tell(new dev.handrail.operation.Arguments(Map.of("ID", List.of(id), "PATH", List.of(paths))));
    }

    private static List<String> paths(Answer answer) {
        JsonNode all = new ObjectMapper().findAndRegisterModules().valueToTree(answer.document());
        return all.findValuesAsText("path");
    }

    @Test
    void everyEntryIsToldWithWhatItIs() throws Exception {
        Typed.in(data, """
                mkdir -p sub/empty; printf secret >sub/kept; chmod 2640 sub/kept; ln -s /nowhere dangling
                touch "line
                break"; ln -- sub/kept twin; mkfifo pipe; truncate -s 300M sparse; printf end >>sparse
                """);
        Answer answer = listed(backedUp(Packing.USUAL, null));
        assertThat(paths(answer))
                .containsExactlyInAnyOrder(
                        ".", "sub", "sub/empty", "sub/kept", "dangling", "line\nbreak", "twin", "pipe", "sparse");
        Map<?, ?> kept = (Map<?, ?>) ((List<?>) answer.document())
                .stream()
                        .filter(one -> List.of("sub/kept", "twin").contains(((Map<?, ?>) one).get("path"))
                                && "file".equals(((Map<?, ?>) one).get("kind")))
                        .findFirst()
                        .orElseThrow();
        assertThat(kept.get("mode")).isEqualTo("2640");
        assertThat(kept.get("bytes")).isEqualTo(6L);
        String text = answer.rows().toString();
        assertThat(text)
                .contains("line\\nbreak", "dangling -> /nowhere", "-rw-r-S---")
                .doesNotContain("\n");
        assertThat(answer.lines()).singleElement().asString().startsWith("9 entries, 300");
        assertThat(paths(listed(rig.catalogue().all().getFirst().id(), "sub", "*break")))
                .containsExactlyInAnyOrder("sub", "sub/empty", "sub/kept", "line\nbreak");
    }

    @ParameterizedTest
    @EnumSource(Packing.Program.class)
    void howeverItIsPacked(Packing.Program program) throws Exception {
        Files.writeString(data.resolve("one"), "one");
        String id = backedUp(new Packing(program, 0, 0, null, true, null), null);
        assertThat(paths(listed(id))).containsExactly(".", "one");
    }

    @Test
    void alsoOfAnEncryptedOneByTheRightIdentity() throws Exception {
        Files.writeString(data.resolve("one"), "one");
        Path mine = home.resolve("mine.txt");
        Path other = home.resolve("other.txt");
        Typed.in(home, "age-keygen -o mine.txt; age-keygen -o other.txt");
        String recipient = Typed.in(home, "age-keygen -y mine.txt").strip();
        String id = backedUp(Packing.USUAL, new Encryption(List.of(recipient)));
        rig.ageSecret(Files.readString(mine));
        assertThat(paths(listed(id))).containsExactly(".", "one");
        rig.ageSecret(Files.readString(other));
        assertThatThrownBy(() -> listed(id)).hasMessageContaining("Could not decrypt");
    }

    @Test
    void aHundredThousandEntriesAreRead() throws Exception {
        rig.keep(sshd.access(), List.of());
        Backup backup = CraftedArchive.in(rig, "many", data, archive -> {
            archive.directory("many");
            for (int i = 0; i < 100_000; i++) {
                archive.file("many/" + i);
            }
        });
        assertThat(paths(listed(backup.id(), "99999", "1234?"))).hasSize(11);
    }

    /** What would be written outside of the folder that it is unpacked into. */
    static List<Arguments> evil() {
        return List.of(
                evil("absolute", "at the root", archive -> archive.file("/etc/passwd")),
                evil("upwards", "leads upwards", archive -> archive.file("top/../../passwd")),
                evil("through", "through the link", archive -> {
                    archive.link("top/etc", "/etc");
                    archive.file("top/etc/passwd");
                }),
                evil("hard", "leads upwards", archive -> archive.hardLink("top/x", "../../etc/passwd")),
                evil("rooted", "at the root", archive -> archive.hardLink("top/x", "/etc/passwd")),
                evil("beside", "does not lie in the directory", archive -> archive.file("other/x")));
    }

    private static Arguments evil(String id, String why, CraftedArchive.Filling filling) {
        return Arguments.of(id, why, filling);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("evil")
    void anEvilArchiveIsRefused(String id, String why, CraftedArchive.Filling filling) throws Exception {
        rig.keep(sshd.access(), List.of());
        CraftedArchive.in(rig, id, data, archive -> {
            archive.directory("top");
            filling.fill(archive);
        });
        assertThatThrownBy(() -> listed(id))
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing of it was unpacked");
    }

    @Test
    void aTruncatedCopyIsRefused() throws Exception {
        Typed.in(data, "head -c 300000 /dev/urandom >large");
        String id = backedUp(Packing.USUAL, null);
        Path file = rig.kept()
                .resolve(rig.files().stream()
                        .filter(name -> name.endsWith(".zst"))
                        .findFirst()
                        .orElseThrow());
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        assertThatThrownBy(() -> listed(id)).hasMessageContaining("is not what was written");
    }
}
