package dev.handrail.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.JournaledVault;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.vault.VaultDesk;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.store.Whereabouts;
import dev.handrail.store.Wish;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data folder in the settings: where it is, and how another one is chosen. */
class DataFolderSheetTest extends WindowTest {
    @TempDir
    private Path folder;

    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final List<OperationFailed> failures = new ArrayList<>();
    private final Sheets sheets = onWindow(Sheets::new);
    private Path home;
    private Elsewhere elsewhere;
    private Store store;
    private JournaledVault safe;

    @BeforeEach
    void begin() throws Exception {
        home = Files.createDirectories(folder.toRealPath().resolve("home"));
        elsewhere = new Elsewhere(home);
        store = ReadyStore.open(home, Clock.systemUTC());
        safe = new JournaledVault(store, home);
    }

    @AfterEach
    void closeStore() {
        safe.close();
        store.close();
    }

    @Test
    void anotherOneIsChosenForTheNextStartAndTakenBack() throws Exception {
        DataFolderModel model = open(chosenHere());
        Path disk = folder.toRealPath().resolve("disk");
        choose(model, disk);

        eventually(() -> visible("#folderNext"));
        assertThat(text("#folderWish")).contains("At the next start", disk.toString(), home.toString());
        assertThat(elsewhere.wish()).contains(new Wish(disk, Wish.How.BRING));
        clickOn("#stay");
        eventually(() -> !visible("#folderNext"));
        assertThat(elsewhere.wish()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void whereDataLieAlreadyAPersonSaysWhatBecomesOfThem() throws Exception {
        Path disk = folder.toRealPath().resolve("disk");
        ReadyStore.open(disk, Clock.systemUTC()).close();
        DataFolderModel model = open(chosenHere());
        choose(model, disk);

        eventually(() -> visible("#folderAsked"));
        assertThat(text("#folderFound")).contains(disk.toString(), "last written");
        assertThat(elsewhere.wish()).isEmpty();
        clickOn("#useFound");
        eventually(() -> visible("#folderNext") && !visible("#folderAsked"));
        assertThat(elsewhere.wish()).contains(new Wish(disk, Wish.How.USE));
        choose(model, disk);
        eventually(() -> visible("#folderAsked"));
        clickOn("#bringThere");
        eventually(() -> text("#folderWish").contains("put aside"));
        assertThat(elsewhere.wish()).contains(new Wish(disk, Wish.How.REPLACE));
    }

    @Test
    void ofDataThatABrokenOffBringingHasPutAsideAPersonIsAskedToo() throws Exception {
        Path disk = folder.toRealPath().resolve("disk");
        ReadyStore.open(disk, Clock.systemUTC()).close();
        Path aside = Files.createDirectory(disk.resolve("before-20260101-000000"));
        Files.createDirectories(disk.resolve("handrail.partial/copy"));
        Files.writeString(disk.resolve("handrail.partial/aside"), aside.getFileName() + "\n");
        Files.move(disk.resolve("store"), aside.resolve("store"));
        choose(open(chosenHere()), disk);

        eventually(() -> visible("#folderAsked"));
        assertThat(elsewhere.wish()).isEmpty();
        assertThat(disk.resolve("store/handrail.mv.db")).exists();
        assertThat(failures).isEmpty();
    }

    @Test
    void oneThatCannotBeIsRefusedAtOnce() throws Exception {
        DataFolderModel model = open(chosenHere());
        Path full = folder.toRealPath().resolve("full");
        Files.createDirectories(full.resolve("of"));
        choose(model, full);

        eventually(() -> !failures.isEmpty());
        assertThat(failures.getFirst()).hasMessageContaining("other things lie in it: of");
        assertThat(elsewhere.wish()).isEmpty();
        assertThat(visible("#folderNext")).isFalse();
    }

    @Test
    void oneThatIsRefusedLeavesTheChoiceBefore() throws Exception {
        Path disk = folder.toRealPath().resolve("disk");
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        DataFolderModel model = open(chosenHere());
        Path full = folder.toRealPath().resolve("full");
        ReadyStore.open(full, Clock.systemUTC()).close();
        choose(model, full);
        eventually(() -> visible("#folderAsked"));
        Files.move(full.resolve("store"), folder.resolve("store"));
        Files.writeString(full.resolve("letter.txt"), "of somebody");
        clickOn("#useFound");

        eventually(() -> !failures.isEmpty());
        assertThat(elsewhere.wish()).contains(new Wish(disk, Wish.How.BRING));
        assertThat(disk.resolve("handrail.chosen")).exists();
    }

    @Test
    void fromElsewhereTheWayBackIsThere() throws Exception {
        Path usual = Files.createDirectories(folder.toRealPath().resolve("usual"));
        Files.writeString(usual.resolve("elsewhere"), home + "\n" + usual + "\n");
        elsewhere = new Elsewhere(usual);
        store.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO servers (name, name_key, environment, profile, changed, changed_by)"
                                + " VALUES ('Parish', 'parish', 'TEST', ?, NOW(), 'somebody')",
                        "folder: " + usual.resolve("kept")));
        open(chosenHere());

        eventually(() -> text("#folderTold").contains("is still kept in " + usual));
        assertThat(text("#folderTold")).contains("The profiles of Parish name a folder inside " + usual);
        clickOn("#usualFolder");
        eventually(() -> visible("#folderNext") && !visible("#usualFolder"));
        assertThat(elsewhere.wish()).contains(new Wish(usual, Wish.How.BRING));
    }

    @Test
    void aFolderThatWasNamedForThisStartIsNotChangedHere() throws Exception {
        open(Whereabouts.named(home));

        assertThat(visible("#chooseFolder")).isFalse();
        assertThat(visible("#usualFolder")).isFalse();
        assertThat(text("#folderTold")).contains("--home");
    }

    private Whereabouts chosenHere() {
        return new Whereabouts(home, Optional.of(elsewhere), Optional.empty());
    }

    private DataFolderModel open(Whereabouts at) throws OperationFailed {
        DataFolderModel model = new DataFolderModel(at, SomeSettings.deeds(at), atOnce, failures::add);
        SettingsModel settings = new SettingsModel(
                new SettingsFile(home), Settings.USUAL, SomeSettings.deeds(home), atOnce, failures::add);
        open(sheets::node);
        onWindow(() -> {
            VaultDesk vault = new VaultDesk(safe.vault(), safe.deeds(), sheets, atOnce, failures::add);
            sheets.show(new SettingsSheet(settings, model, vault));
            return true;
        });
        return model;
    }

    /** As the chooser of the system gives it, which no test can press. */
    private static void choose(DataFolderModel model, Path wanted) {
        onWindow(() -> {
            model.choose(wanted);
            return true;
        });
    }

    private boolean visible(String selector) {
        return lookup(selector).query().isVisible();
    }

    private String text(String selector) {
        return lookup(selector).queryAs(Label.class).getText();
    }
}
