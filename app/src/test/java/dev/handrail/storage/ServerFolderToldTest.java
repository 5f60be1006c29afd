package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server tells of a folder of its own, and what is made of it; names that lead out of a folder are none. */
class ServerFolderToldTest {
    private static final String WHERE = "anna@example.org";
    private static final String DF = "Filesystem 1024-blocks Used Available Capacity Mounted on\n";

    @TempDir
    private Path home;

    private static ServerFolder folder(Scripted shell, String path) {
        return new ServerFolder(() -> shell, WHERE, path);
    }

    private static ServerFolder told(String what, String output) {
        return folder(new Scripted().answers(what, output), "/srv/backups");
    }

    /** What does not begin at the root begins at the home of who logs in. */
    @ParameterizedTest
    @CsvSource({
        "/srv/backups, /srv/backups",
        "/srv/backups//, /srv/backups",
        "backups, ~/backups",
        "~/backups/, ~/backups",
        "~, ~",
        "/, /",
        "//, /"
    })
    void whereAFolderIs(String named, String path) {
        ServerFolder folder = folder(new Scripted(), named);
        assertThat(folder.place()).isEqualTo(WHERE + ":" + path);
        assertThat(ServerFolder.folder(folder.place())).isEqualTo(path);
        assertThat(ServerFolder.folder("anna@example.org:2222:" + path)).isEqualTo(path);
        assertThat(ServerFolder.folder("[2001:db8::1]:" + path)).isEqualTo(path);
    }

    @Test
    void aFolderMayHaveAColonInItsName() {
        assertThat(ServerFolder.folder(WHERE + ":/srv/a:/b")).isEqualTo("/srv/a:/b");
        assertThat(ServerFolder.folder("/srv/a:/b")).isEqualTo("/srv/a:/b");
    }

    @Test
    void everythingThatLiesThereIsListedWhateverItIsCalled() throws Exception {
        List<String> names = Hostile.TEXTS.stream()
                .filter(text -> text.indexOf('\0') < 0 && text.indexOf('/') < 0)
                .toList();
        String list = names.stream().map(name -> "7 1700000000 " + name + "\0").collect(Collectors.joining());
        assertThat(told("list", list).list()).extracting(Stored::name).containsExactlyElementsOf(names);
        assertThat(told("list", list).list().getFirst())
                .isEqualTo(new Stored(names.getFirst(), 7, Instant.ofEpochSecond(1_700_000_000)));
    }

    @Test
    void whatIsNotWholeIsToldFromWhatIs() throws Exception {
        ServerFolder folder = told("list", "1 10 a.dump\0" + "2 20 b.dump.partial\0" + "3 30 .partial\0");
        assertThat(folder.list()).extracting(Stored::name).containsExactly("a.dump");
        assertThat(folder.unfinished())
                .containsExactly(
                        new Unfinished("b.dump", Instant.ofEpochSecond(20)),
                        new Unfinished("", Instant.ofEpochSecond(30)));
        assertThat(told("list", "").list()).isEmpty();
    }

    /** As df tells it: the third number is what is free, which may be less than none where only root may write on. */
    @ParameterizedTest
    @CsvSource({
        "'/dev/sda1 1000 400 600 40% /', 614400, 1024000, /dev/sda1 /",
        "'/dev/sda1 1000 1010 -10 101% /srv', 0, 1024000, /dev/sda1 /srv",
        "'//nas/share 2024 1000 400 600 40% /mnt/my disk', 614400, 1024000, //nas/share 2024 /mnt/my disk",
        "'overlay 1000 400 600 - /', 614400, 1024000, overlay /"
    })
    void howMuchFitsIsReadFromWhatDfTells(String line, long free, long capacity, String disk) throws Exception {
        ServerFolder folder = told("free", DF + line);
        assertThat(folder.free()).hasValue(free);
        assertThat(folder.capacity()).hasValue(capacity);
        assertThat(folder.disk()).contains(WHERE + ": " + disk);
    }

    @Test
    void whereDfTellsNothingNothingIsKnown() throws Exception {
        assertThat(told("free", DF).free()).isEmpty();
        assertThat(told("free", "").capacity()).isEmpty();
        assertThat(told("free", "df: not found").disk()).isEmpty();
    }

    @Test
    void whatIsNotThereHasNoSizeAndCannotBeRead() throws Exception {
        assertThat(told("size", "").size("a")).isEmpty();
        assertThat(told("size", "123\n").size("a")).hasValue(123);
        assertThatThrownBy(() -> told("size", "").read("a")).hasMessageContaining("/srv/backups/a");
        assertThat(told("delete", "").delete("a")).isFalse();
        assertThat(told("delete", "removed\n").delete("a")).isTrue();
    }

    /** Someone else may have written the manifest that names the file. */
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a", "/etc/passwd", "a/b", "a\u0000b"})
    void aNameThatLeadsOutOfTheFolderIsRefusedBeforeAnythingIsDone(String name) {
        Scripted shell = new Scripted();
        for (Storage storage : List.of(folder(shell, "/srv/backups"), new Folder(home.resolve("backups")))) {
            for (Deed deed : List.<Deed>of(
                    () -> storage.size(name),
                    () -> storage.read(name).close(),
                    () -> storage.delete(name),
                    () -> storage.begin(name).close())) {
                assertThatThrownBy(deed::go)
                        .isInstanceOfSatisfying(
                                OperationFailed.class,
                                failed -> assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
            }
        }
        assertThat(shell.asked()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    private interface Deed {
        void go() throws Exception;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'cat: write error: No space left on device', full",
        "1, 'Disk quota exceeded', full",
        "1, 'Disc quota exceeded', full",
        "1, 'stat: cannot statx x: No such file or directory', there",
        "4, '', there already",
        "5, '', not all",
        "1, 'Permission denied', Permission denied",
        "127, 'sh: not found', sh: not found"
    })
    void whatItComplainsOfIsToldInWords(int status, String said, String told) {
        OperationFailed failed =
                ServerScript.failure(OperationFailed.failed("Tried"), new Exit(List.of(status), List.of(said)));
        assertThat(String.valueOf(failed.cameBack())).containsIgnoringCase(told);
        assertThat(failed.next()).isNotBlank();
    }

    @Test
    void namesAndFolderAreArgumentsOfTheScriptAndNeverAPartOfIt() {
        for (String text : Hostile.TEXTS) {
            List<String> words = new ServerScript(Scripted::new, text, null)
                    .command("begin", text)
                    .arguments();
            assertThat(words).hasSize(7).endsWith("begin", text, text);
            assertThat(words.get(2))
                    .isEqualTo(new ServerScript(Scripted::new, "", null)
                            .command("x")
                            .arguments()
                            .get(2));
        }
    }

    private static String configuration(CurlPart part, Duration limit) {
        return new String(
                part.configuration(
                        URI.create("https://b.example.org/k?X-Sig=%22a%5C"),
                        Duration.ofMillis(10),
                        Duration.ofSeconds(30),
                        limit),
                StandardCharsets.UTF_8);
    }

    private static CurlPart part(String file, long rate, @Nullable Long deadline) {
        return new CurlPart(1, file, 5, "md5==", rate, deadline);
    }

    @Test
    void curlIsToldAllByAConfigurationInWhichNothingEndsALine() {
        String told = configuration(part("/var/tmp/a \"b\\c/1", 0, null), Duration.ofSeconds(90));
        assertThat(told.lines())
                .contains(
                        "upload-file = \"/var/tmp/a \\\"b\\\\c/1\"",
                        "header = \"Content-MD5: md5==\"",
                        "connect-timeout = \"1\"",
                        "max-time = \"90\"",
                        "globoff")
                .noneMatch(line -> line.startsWith("limit-rate"));
        assertThat(configuration(part("/1", 500, null), Duration.ZERO).lines())
                .contains("limit-rate = \"500\"", "max-time = \"1\"");
    }

    @Test
    void aPartThatHasADeadlineIsGivenNoMoreTimeThanIsLeftButAlwaysSome() {
        long now = System.nanoTime();
        assertThat(part("/1", 0, null).late()).isFalse();
        assertThat(part("/1", 0, now - 1).late()).isTrue();
        assertThat(part("/1", 0, now - 1).atMost(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(part("/1", 0, now + Duration.ofDays(1).toNanos()).atMost(Duration.ofHours(1)))
                .isEqualTo(Duration.ofHours(1));
        assertThat(part("/1", 0, null).atMost(Duration.ofHours(9))).isEqualTo(Duration.ofHours(9));
    }
}
