package dev.handrail.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.words.OperationFailed;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the names in an archive, and which of them nobody unpacks. */
class NamesTest {
    private final Names ofDirectory = new Names("uploads.tar", true);
    private final Names ofAnything = new Names("produced.tar", false);

    private static TarArchiveEntry file(String name) {
        return new TarArchiveEntry(name, true);
    }

    private static TarArchiveEntry link(String name, byte kind, String to) {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
        entry.setLinkName(to);
        return entry;
    }

    private static void refused(Names names, TarArchiveEntry entry, String why) {
        assertThatThrownBy(() -> names.path(entry)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.cameBack()).contains(why);
            assertThat(failed.next()).isNotBlank();
        });
    }

    @Test
    void namesAreThoseWithinTheDirectoryThatComesFirst() throws Exception {
        assertThat(ofDirectory.path(file("./uploads/"))).isEmpty();
        assertThat(ofDirectory.path(file("./uploads/2026//may/a.jpg"))).isEqualTo("2026/may/a.jpg");
        assertThat(ofDirectory.path(file("uploads/./b"))).isEqualTo("b");
    }

    @Test
    void whereTheDirectoryIsTheOneOneStandsInNamesStayAsTheyAre() throws Exception {
        assertThat(ofDirectory.path(file("./"))).isEmpty();
        assertThat(ofDirectory.path(file("./a"))).isEqualTo("a");
    }

    @Test
    void whatIsTheArchiveOfNoDirectoryKeepsItsWholeNames() throws Exception {
        assertThat(ofAnything.path(file("srv/dumps/"))).isEqualTo("srv/dumps");
        assertThat(ofAnything.path(file("etc/motd"))).isEqualTo("etc/motd");
        Names single = new Names("single.tar", true);
        assertThat(single.path(file("srv/one"))).isEqualTo("srv/one");
        assertThat(single.path(file("etc/motd"))).isEqualTo("etc/motd");
    }

    @Test
    void whatLiesBesideTheDirectoryIsRefusedThoughItsNameBeginsAlike() throws Exception {
        ofDirectory.path(file("uploads/"));
        refused(ofDirectory, file("uploads2/a"), "uploads");
        refused(ofDirectory, file("a"), "uploads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "//etc/passwd", "/"})
    void aNameFromTheRootIsRefused(String name) {
        refused(ofAnything, file(name), Member.shown(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a", "a/..", "a/../b", "./../b", "a//..//b", "a/b/../../../c"})
    void aNameThatLeadsUpIsRefused(String name) {
        refused(ofAnything, file(name), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "..a", "a..", "a/..b/c", ".hidden", "a/.../b"})
    void dotsInANameLeadNowhere(String name) throws Exception {
        assertThat(ofAnything.path(file(name))).isEqualTo(name);
    }

    @Test
    void nothingIsWrittenThroughALinkThatCameBefore() throws Exception {
        assertThat(ofAnything.path(link("a/out", TarConstants.LF_SYMLINK, "/etc")))
                .isEqualTo("a/out");
        assertThat(ofAnything.path(file("a/outside"))).isEqualTo("a/outside");
        assertThat(ofAnything.path(link("a/out", TarConstants.LF_SYMLINK, "/etc")))
                .isEqualTo("a/out");
        refused(ofAnything, file("a/out/cron.d"), "a/out");
        refused(ofAnything, file("./a//out/x/y"), "a/out");
    }

    @Test
    void aLinkMayLeadAnywhereButAHardLinkOnlyToWhatIsInTheArchive() throws Exception {
        assertThat(ofAnything.path(link("a", TarConstants.LF_SYMLINK, "../../etc")))
                .isEqualTo("a");
        refused(ofAnything, link("b", TarConstants.LF_LINK, "/etc/shadow"), "/etc/shadow");
        refused(ofAnything, link("c", TarConstants.LF_LINK, "../shadow"), "../shadow");
        refused(ofAnything, link("d", TarConstants.LF_LINK, "a/shadow"), "a");
        assertThat(ofAnything.path(link("e", TarConstants.LF_LINK, "e2"))).isEqualTo("e");
    }

    @Test
    void whateverANameSaysItIsOneNameAndIsToldOnOneLine() throws Exception {
        for (String text : Hostile.TEXTS) {
            String name = text.replace("/", "_").replace("\u0000", "_");
            assertThat(ofAnything.path(file("top/" + name))).isEqualTo("top/" + name);
            refused(ofAnything, file("/" + name), Member.shown("/" + name));
        }
    }
}
