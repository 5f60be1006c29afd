package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Copy;
import dev.handrail.backup.Target;
import dev.handrail.operation.Part;
import dev.handrail.shell.LocalShell;
import dev.handrail.storage.Folder;
import dev.handrail.storage.ServerFolder;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several destinations on the server's side: one that is lost takes none of the others with it, and leaves nothing. */
class OutletsTest {
    private static final String FILE = "chms.dump";

    @TempDir
    Path disk;

    @Test
    void oneFolderAloneIsWrittenByTheLastStageAndSeveralByStagesBefore() throws OperationFailed {
        Outlets one = new Outlets(List.of(folder("a")), FILE);
        one.begin();
        assertThat(one.single()).isTrue();
        assertThat(one.teed()).isEmpty();
        assertThat(one.sent()).isEmpty();
        one.close();
        Outlets two = new Outlets(List.of(folder("a"), folder("b")), FILE);
        two.begin();
        assertThat(two.single()).isFalse();
        assertThat(two.teed()).extracting(outlet -> outlet.target().name()).containsExactly("a", "b");
        two.close();
    }

    @Test
    void oneThatCannotBeBegunIsLostAndTheOtherIsThenAlone() throws Exception {
        Outlets outlets = new Outlets(List.of(broken("a"), folder("b")), FILE);
        outlets.begin();
        assertThat(outlets.living())
                .extracting(outlet -> outlet.target().name())
                .containsExactly("b");
        assertThat(outlets.single()).isTrue();
        assertThat(outlets.targets()).extracting(Target::name).containsExactly("a", "b");
        assertThat(outlets.lost()).singleElement().satisfies(lost -> {
            assertThat(lost.target().name()).isEqualTo("a");
            assertThat(lost.why().next()).isNotBlank();
            assertThat(lost.slow()).isFalse();
        });
        List<Part> told = new ArrayList<>();
        outlets.tell(told::add, 100);
        assertThat(told).extracting(Part::state).containsExactly(Part.State.LOST, Part.State.RUNS);
        outlets.close();
        assertThat(files()).as("nothing was finished").isEmpty();
    }

    @Test
    void whereAllAreLostTheFirstOfThemSaysWhy() throws IOException {
        Outlets outlets = new Outlets(List.of(broken("a"), broken("b")), FILE);
        assertThatThrownBy(outlets::begin)
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        e -> assertThat(e).isSameAs(outlets.lost().getFirst().why()));
        assertThat(outlets.living()).isEmpty();
        assertThat(outlets.lost()).hasSize(2);
    }

    @Test
    void oneThatIsLostOnTheWayIsNoLongerCountedOn() throws Exception {
        Outlets outlets = new Outlets(List.of(folder("a"), folder("b")), FILE);
        outlets.begin();
        outlets.folders().getFirst().breakOff();
        outlets.requireOne();
        assertThat(outlets.living()).hasSize(1);
        outlets.folders().getLast().breakOff();
        assertThatThrownBy(outlets::requireOne).isInstanceOf(OperationFailed.class);
        outlets.close();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsNoDestinationOfTheServersSideIsAFault() {
        Target here = new Target("here", Copy.Kind.FOLDER, new Folder(disk));
        assertThatThrownBy(() -> new Outlets(List.of(here), FILE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("here");
    }

    private Target folder(String name) {
        return target(name, disk.resolve(name));
    }

    /** A folder that cannot be made: a file is in the way. */
    private Target broken(String name) throws IOException {
        Path file = Files.writeString(disk.resolve(name + ".file"), "in the way");
        return target(name, file.resolve("folder"));
    }

    private static Target target(String name, Path folder) {
        return new Target(
                name, Copy.Kind.SERVER_FOLDER, new ServerFolder(LocalShell::new, "Parish", folder.toString()));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(disk)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".file"))
                    .toList();
        }
    }
}
