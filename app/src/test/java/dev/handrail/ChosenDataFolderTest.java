package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Caller.Called;
import dev.handrail.store.ReadyStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script chooses another data folder, and every start follows it. */
class ChosenDataFolderTest {
    @TempDir
    Path folder;

    private Caller caller;
    private Path usual;
    private Path disk;

    @BeforeEach
    void begin() throws Exception {
        folder = folder.toRealPath();
        caller = new Caller(folder);
        caller.exports("HANDRAIL_HOME", "");
        caller.exports("XDG_DATA_HOME", folder.resolve("share").toString());
        usual = Files.createDirectories(folder.resolve("share/handrail"));
        disk = folder.resolve("disk");
        ReadyStore.open(usual, Clock.systemUTC()).close();
        assertThat(server("Parish").status()).isZero();
    }

    @Test
    void theDataAreBroughtThereByTheNextStartAndTheOldOnesAreKept() {
        Called chosen = caller.callsHere("settings", "folder", disk.toString(), "--json");
        assertThat(chosen.status()).as(chosen.out()).isZero();
        assertThat(chosen.end().get("outcome").asText()).isEqualTo("DONE");
        assertThat(disk.resolve("store")).doesNotExist();
        Called next = caller.callsHere("server", "list", "--json");
        assertThat(next.document()).hasSize(1);
        assertThat(next.err()).contains("The data lie in " + disk, "is kept");
        JsonNode after = caller.callsHere("settings", "show", "--json").document();
        assertThat(after.get("folder").asText()).isEqualTo(disk.toString());
        assertThat(after.get("folderNext").isNull()).isTrue();
        assertThat(usual.resolve("store/handrail.mv.db")).exists();
        assertThat(caller.callsHere("server", "list").err()).isEmpty();
    }

    @Test
    void aFolderThatIsNamedForOneStartWins() {
        chooseTheDisk();
        assertThat(folderOf("--home", usual.toString())).isEqualTo(usual);
        caller.exports("HANDRAIL_HOME", usual.toString());
        assertThat(folderOf()).isEqualTo(usual);
        Called refused =
                caller.callsHere("settings", "folder", folder.resolve("third").toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("HANDRAIL_HOME");
    }

    @Test
    void whereTheyCannotBeBroughtThatIsSaidAndTheStartGoesOn() throws Exception {
        caller.callsHere("settings", "folder", disk.toString());
        Files.move(disk, folder.resolve("away"));
        Called called = caller.callsHere("settings", "show", "--json");

        assertThat(called.err()).contains("is not there", "goes on in " + usual);
        assertThat(called.document().get("folder").asText()).isEqualTo(usual.toString());
        assertThat(called.document().get("folderNext").asText()).isEqualTo(disk.toString());
    }

    @Test
    void helpBringsNothingAndNeitherDoesAPlan() {
        caller.callsHere("settings", "folder", disk.toString());
        assertThat(caller.callsHere("server", "list", "--help").status()).isZero();
        assertThat(caller.callsHere("server", "remove", "Parish", "--plan").status())
                .isZero();
        assertThat(disk.resolve("store")).doesNotExist();
    }

    @Test
    void helpIsThereThoughNothingSensibleSaysWhereTheDataLie() throws Exception {
        Files.writeString(usual.resolve("elsewhere"), "nowhere\n");
        assertThat(caller.callsHere("server", "list", "--help").status()).isZero();
        assertThat(caller.callsHere("server", "list").status()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"''", "--bring"})
    void theSameFolderByAnotherNameIsNoOther(String more) throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), usual);
        Called chosen = caller.callsHere(("settings folder " + folder.resolve("link") + " " + more)
                .strip()
                .split(" "));

        assertThat(chosen.out() + chosen.err()).contains("stay in " + usual);
        assertThat(usual.resolve("elsewhere.next")).doesNotExist();
        assertThat(folderOf()).isEqualTo(usual);
    }

    @Test
    void profilesThatGoOnUsingTheOldFolderAreNamed() throws Exception {
        assertThat(server("Records", "destinations: [{ name: here, folder: " + usual.resolve("kept") + " }]\n")
                        .status())
                .isZero();
        Called plan = caller.callsHere("settings", "folder", disk.toString(), "--plan");
        assertThat(plan.out()).contains("The profiles of Records name a folder inside " + usual);
        Called chosen = caller.callsHere("settings", "folder", disk.toString());
        assertThat(chosen.out() + chosen.err()).contains("The profiles of Records name");
        assertThat(caller.callsHere("server", "list").err()).contains("The profiles of Records name");
    }

    @Test
    void aDiskThatIsAwayIsAClearErrorAndHelpIsThereAllTheSame() throws Exception {
        chooseTheDisk();
        Path away = Files.move(disk, folder.resolve("away"));
        Called called = caller.callsHere("server", "list", "--json");

        assertThat(called.status()).isEqualTo(4);
        assertThat(called.document().at("/error/tried").asText()).contains(disk.toString());
        assertThat(called.document().at("/error/next").asText())
                .contains("Plug in", "--home", usual.resolve("elsewhere").toString());
        assertThat(caller.callsHere("--help").status()).isZero();
        assertThat(server("Records").status()).isEqualTo(4);
        assertThat(disk).doesNotExist();
        Files.move(away, disk);
        assertThat(folderOf()).isEqualTo(disk);
    }

    @Test
    void theWayBackToTheUsualFolderIsThereWithOrWithoutWhatCameSince() throws Exception {
        chooseTheDisk();
        assertThat(server("Records").status()).isZero();
        assertThat(caller.callsHere("settings", "folder", "--usual").status()).isZero();
        assertThat(caller.callsHere("server", "list", "--json").document()).hasSize(1);
        assertThat(folderOf()).isEqualTo(usual);

        assertThat(caller.callsHere("settings", "folder", disk.toString()).status())
                .isZero();
        assertThat(folderOf()).isEqualTo(disk);
        assertThat(caller.callsHere("settings", "folder", "--usual", "--bring").status())
                .isZero();
        assertThat(caller.callsHere("server", "list", "--json").document()).hasSize(2);
        assertThat(folderOf()).isEqualTo(usual);
    }

    @Test
    void whereABringingBrokeOffNothingElseIsDoneThanWasJudged() throws Exception {
        halfReplaced();
        Called plan = caller.callsHere("settings", "folder", disk.toString(), "--plan");
        assertThat(plan.out()).contains("At the next start the data are brought to " + disk);
        Called first = caller.callsHere("settings", "folder", disk.toString());
        assertThat(first.status()).as(first.out()).isEqualTo(3);
        assertThat(first.out() + first.err()).contains("had broken off", "Choose the folder again");
        assertThat(usual.resolve("elsewhere.next")).doesNotExist();

        assertThat(caller.callsHere("settings", "folder", disk.toString(), "--plan")
                        .out())
                .contains("with the data that lie there");
        chooseTheDisk();
        assertThat(caller.callsHere("server", "list", "--json").document()).isEmpty();
    }

    /** The usual start knows nothing of a folder that nobody wishes any more, or that came from another computer. */
    @Test
    void aFolderThatIsHalfWayIsOpenedAgainAsItIsSaid() throws Exception {
        halfReplaced();
        assertThat(folderOf()).isEqualTo(usual);
        Called refused = caller.callsHere("server", "list", "--home", disk.toString());
        assertThat(refused.status()).as(refused.err()).isEqualTo(3);
        assertThat(refused.err()).contains("handrail settings folder \"" + disk + "\"");

        caller.callsHere("settings", "folder", disk.toString());
        assertThat(folderOf("--home", disk.toString())).isEqualTo(disk);
        assertThat(caller.callsHere("server", "list", "--home", disk.toString()).status())
                .isZero();
        assertThat(disk.resolve("handrail.partial")).doesNotExist();
        assertThat(folderOf()).isEqualTo(usual);
    }

    @Test
    void whoWantsThemPutAsideAnywayChoosesOnce() throws Exception {
        halfReplaced();
        assertThat(caller.callsHere("settings", "folder", disk.toString(), "--bring")
                        .status())
                .isZero();
        assertThat(folderOf()).isEqualTo(disk);
        assertThat(caller.callsHere("server", "list", "--json").document()).hasSize(1);
        assertThat(disk.resolve("handrail.partial")).doesNotExist();
    }

    @Test
    void aChoiceIsTakenBackByThePresentFolder() {
        caller.callsHere("settings", "folder", disk.toString());
        assertThat(caller.callsHere("settings", "folder", usual.toString(), "--plan")
                        .out())
                .contains("stay in " + usual);
    }

    @ParameterizedTest
    @CsvSource({
        "full, letter.txt",
        "share/handrail/inside, inside",
        "file, no folder",
        "file/below, no folder",
        "semi;colon, semicolon",
        "/proc/handrail, may not write",
        "small, 8.0 TB",
    })
    void whatCannotBeIsRefusedAtOnceWithTheReason(String name, String why) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("full")).resolve("letter.txt"), "");
        Files.writeString(folder.resolve("file"), "");
        if (name.equals("small")) {
            large();
        }
        String wanted = folder.resolve(name).toString();
        Called plan = caller.callsHere("settings", "folder", wanted, "--plan");
        Called refused = caller.callsHere("settings", "folder", wanted);

        assertThat(plan.status()).isIn(2, 3);
        assertThat(plan.out() + plan.err()).contains(why);
        assertThat(refused.status()).isEqualTo(plan.status());
        assertThat(refused.out() + refused.err()).contains(why, "What to do");
        assertThat(usual.resolve("elsewhere.next")).doesNotExist();
        assertThat(folderOf()).isEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource({"''", "somewhere --usual"})
    void neitherNoneNorTwoIsAFolder(String words) {
        Called called = caller.callsHere(("settings folder " + words).strip().split(" "));
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("--usual");
    }

    private void large() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(usual.resolve("huge").toFile(), "rw")) {
            huge.setLength(8L << 40);
        }
    }

    /** Data lay on the disk, and others were to be put in their place when that broke off; nobody wishes it any more. */
    private void halfReplaced() throws Exception {
        ReadyStore.open(disk, Clock.systemUTC()).close();
        Path aside = Files.createDirectory(disk.resolve("before-20260101-000000"));
        Files.createDirectories(disk.resolve("handrail.partial/copy"));
        Files.writeString(disk.resolve("handrail.partial/aside"), aside.getFileName() + "\n");
        Files.move(disk.resolve("store"), aside.resolve("store"));
    }

    private void chooseTheDisk() {
        assertThat(caller.callsHere("settings", "folder", disk.toString()).status())
                .isZero();
        assertThat(folderOf()).isEqualTo(disk);
    }

    private Path folderOf(String... globals) {
        String[] words = new String[globals.length + 3];
        System.arraycopy(new String[] {"settings", "show", "--json"}, 0, words, 0, 3);
        System.arraycopy(globals, 0, words, 3, globals.length);
        return Path.of(caller.callsHere(words).document().get("folder").asText());
    }

    private Called server(String name) throws IOException {
        return server(name, "");
    }

    private Called server(String name, String more) throws IOException {
        Path file = folder.resolve("profile.yml");
        Files.writeString(file, "server: " + name + "\nenvironment: test\naccess: this-computer\n" + more);
        return caller.callsHere("server", "import", file.toString(), "--yes");
    }
}
