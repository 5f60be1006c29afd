package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Leftover;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.storage.Folder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two destinations that are one place, and copies that are whole, bad or gone where one is to be made. */
class OnePlaceTest {
    private static final byte[] DUMP = "a dump, as far as its hash tells".getBytes(StandardCharsets.UTF_8);
    private static final String FILE = "b1.dump.zst";
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);

    @TempDir
    Path home;

    private Rig rig;
    private Path attic;
    private Server server;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        attic = Files.createDirectory(home.resolve("attic"));
        Files.createSymbolicLink(home.resolve("link"), attic);
        server = rig.keep(
                HERE,
                List.of(),
                List.of(
                        folder("attic"),
                        folder("link"),
                        folder("barn"),
                        folder("cellar"),
                        new Destination.ServerFolder("server", attic.toString())));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Destination folder(String name) {
        return new Destination.Folder(name, home.resolve(name).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "link", "server"})
    void whatLiesInTheSamePlaceIsNotClearedToMakeAnotherCopy(String again) throws Exception {
        Path place = again.equals("link") ? home.resolve("link") : attic;
        Copy.Kind kind = again.equals("server") ? Copy.Kind.SERVER_FOLDER : Copy.Kind.FOLDER;
        String named = kind == Copy.Kind.FOLDER
                ? place.toString()
                : rig.means()
                        .places()
                        .of(server, server.destination("server").orElseThrow())
                        .place();
        enter(lying("attic", DUMP), lying("barn", DUMP), new Copy("again", kind, named, FILE, Copy.State.FAILED));
        Event.Ended ended = complete();
        assertThat(ended.failure()).contains("again is the same place as attic");
        assertThat(Files.readAllBytes(attic.resolve(FILE))).isEqualTo(DUMP);
        assertThat(states()).containsExactly(tuple("again", "failed"), tuple("attic", "good"), tuple("barn", "good"));
    }

    @Test
    void thePlanSaysSoBefore() throws Exception {
        enter(lying("attic", DUMP), new Copy("link", home.resolve("link").toString(), FILE, Copy.State.FAILED));
        Plan plan = rig.make("backup complete", Arguments.of("ID", "b1")).plan();
        assertThat(plan.checks()).anySatisfy(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text()).contains("link is the same place as attic");
        });
    }

    @Test
    void aDamagedCopyOfTheSamePlaceIsNotClearedEither() throws Exception {
        enter(
                lying("attic", "rotten".getBytes(StandardCharsets.UTF_8)),
                lying("barn", DUMP),
                new Copy("link", home.resolve("link").toString(), FILE, Copy.State.FAILED));
        assertThat(complete().failure()).contains("same place as attic");
        assertThat(attic.resolve(FILE)).hasContent("rotten");
    }

    @Test
    void whatIsWholeAlreadyIsTakenAsItIs() throws Exception {
        Copy barn = lying("barn", DUMP);
        enter(lying("attic", DUMP), barn.as(Copy.State.FAILED));
        Path file = Path.of(barn.located());
        Object before = Files.getAttribute(file, "unix:ino");
        assertThat(complete().failure()).isNull();
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
        assertThat(states()).containsExactly(tuple("attic", "good"), tuple("barn", "good"));
        assertThat(file.resolveSibling(FILE + Manifest.ENDING)).exists();
    }

    @Test
    void aManifestOfAnotherBesideWhatIsWholeIsPutRight() throws Exception {
        Copy barn = lying("barn", DUMP);
        Path beside = Path.of(barn.located() + Manifest.ENDING);
        Files.writeString(beside, "no manifest");
        enter(lying("attic", DUMP), barn.as(Copy.State.MISSING));
        assertThat(complete().failure()).isNull();
        assertThat(ManifestFile.read(Files.readAllBytes(beside), "it").id()).isEqualTo("b1");
    }

    @Test
    void whatIsBadAndItsOwnIsMadeAnew() throws Exception {
        Copy barn = lying("barn", "rotten".getBytes(StandardCharsets.UTF_8));
        enter(lying("attic", DUMP), barn.as(Copy.State.FAILED));
        assertThat(complete().failure()).isNull();
        assertThat(Files.readAllBytes(Path.of(barn.located()))).isEqualTo(DUMP);
    }

    @Test
    void whatIsBadStaysWhereNoOtherCopyIsGood() throws Exception {
        Copy barn = lying("barn", "half of it".getBytes(StandardCharsets.UTF_8));
        enter(lying("attic", "rotten".getBytes(StandardCharsets.UTF_8)), barn.as(Copy.State.FAILED));
        assertThat(complete().failure()).contains("is not what was written");
        assertThat(Path.of(barn.located())).hasContent("half of it");
    }

    @Test
    void whereTheFirstCopyIsBadOrGoneTheNextIsRead() throws Exception {
        enter(
                lying("attic", "rotten".getBytes(StandardCharsets.UTF_8)),
                Some.copy("barn", home.resolve("barn").toString(), FILE),
                lying("cellar", DUMP));
        Path made = home.resolve("made");
        rig.storing(server, folder("made"));
        Event.Ended ended =
                rig.perform("backup complete", new Arguments(Map.of("ID", List.of("b1"), "--to", List.of("made"))));
        assertThat(ended.failure()).isNull();
        assertThat(Files.readAllBytes(made.resolve(FILE))).isEqualTo(DUMP);
        assertThat(states()).contains(tuple("attic", "damaged"), tuple("cellar", "good"), tuple("made", "good"));
        try (var files = Files.list(made)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(FILE, FILE + Manifest.ENDING);
        }
    }

    @Test
    void aRunIntoOnePlaceTwiceIsRefusedBeforeItBegins() throws Exception {
        List<Check> checks = OnePlace.checks(Target.of(rig.means(), server, List.of()));
        assertThat(checks).hasSize(2).allSatisfy(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.BLOCKER);
            assertThat(check.text()).contains("attic");
            assertThat(check.advice()).contains("--to");
        });
        assertThat(OnePlace.checks(Target.of(rig.means(), server, List.of("link", "barn", "cellar"))))
                .isEmpty();
    }

    @Test
    void foldersThatAreNotThereYetAreToldApartByTheirNames() throws Exception {
        Server other = rig.storing(
                server,
                new Destination.Folder("one", attic.resolve("x/y").toString()),
                new Destination.Folder("two", home.resolve("link/x/y").toString()),
                new Destination.Folder("three", attic.resolve("x/z").toString()),
                new Destination.ServerFolder("four", attic.resolve("x/y/").toString()));
        assertThat(OnePlace.checks(Target.of(rig.means(), other, List.of())))
                .extracting(Check::text)
                .satisfiesExactly(
                        two -> assertThat(two).contains("one and two"),
                        four -> assertThat(four).contains("one and four"));
    }

    @Test
    void aDestinationNamedTwiceIsTakenOnce() throws Exception {
        assertThat(Target.of(rig.means(), server, List.of("barn", "attic", "barn")))
                .extracting(Target::name)
                .containsExactly("barn", "attic");
    }

    @Test
    void whatAKilledCompletionLeftProvesItsOwnCopyAlone() throws Exception {
        Backup backup = enter(lying("attic", DUMP), lying("barn", DUMP).as(Copy.State.FAILED));
        Path barn = home.resolve("barn");
        Files.writeString(barn.resolve(FILE + Manifest.ENDING), ManifestFile.write(backup.manifest()));
        clean(backup.copies().getLast());
        assertThat(states()).containsExactly(tuple("attic", "good"), tuple("barn", "good"));
        Backup known = rig.catalogue().require("b1");
        assertThat(known.from("barn").proven()).isTrue();
        assertThat(known.from("attic").proven()).as("nobody read that one").isFalse();
    }

    @Test
    void whatAFailedRunLeftInAPlaceOfAnotherNameIsNeitherEnteredNorRemoved() throws Exception {
        Copy link = new Copy("link", home.resolve("link").toString(), FILE, Copy.State.FAILED);
        Backup backup = enter(lying("attic", "rotten".getBytes(StandardCharsets.UTF_8)), link);
        Files.writeString(attic.resolve(FILE + Manifest.ENDING), ManifestFile.write(backup.manifest()));
        clean(link);
        assertThat(attic.resolve(FILE)).exists();
        assertThat(attic.resolve(FILE + Manifest.ENDING)).exists();
        assertThat(states()).containsExactly(tuple("attic", "good"), tuple("link", "failed"));
    }

    private void clean(Copy copy) throws Exception {
        Leftover left = UnfinishedBackup.leftover(Rig.SERVER, copy, "b1");
        new UnfinishedBackup(rig.catalogue(), rig.means().places(), Clock.systemUTC()).clean(left);
    }

    private Event.Ended complete() throws Exception {
        return rig.perform("backup complete", Arguments.of("ID", "b1"));
    }

    private List<Tuple> states() throws Exception {
        return rig.catalogue().require("b1").copies().stream()
                .map(copy -> tuple(copy.destination(), copy.state().word()))
                .toList();
    }

    private Copy lying(String destination, byte[] content) throws Exception {
        Path folder = Files.createDirectories(home.resolve(destination));
        Files.write(folder.resolve(FILE), content);
        return Some.copy(destination, new Folder(folder).place(), FILE);
    }

    private Backup enter(Copy... copies) {
        Backup some = Some.backup("b1", Rig.SERVER, "chms", Some.NOON, copies);
        Sha256 sha = new Sha256();
        sha.add(DUMP, DUMP.length);
        Manifest.Artifact artifact =
                new Manifest.Artifact(FILE, "custom", Compression.ZSTD, 99, DUMP.length, sha.hex());
        Backup backup = Some.with(some, artifact, new ArrayList<>());
        rig.catalogue().add(backup);
        return backup;
    }
}
