package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Git repository with all that is in it, over Debian's sshd, and back by the commands that are printed. */
class GitBackupTest extends OverSshd {
    private static final String REFS = "git -c safe.directory='*' for-each-ref --format='%(objectname) %(refname)'";

    private Path work;

    @BeforeEach
    void start() throws Exception {
        work = Files.createDirectories(home.resolve("-a $(checkout)"));
        Typed.in(work, "git init -q -b main");
    }

    private void fill() throws Exception {
        Typed.in(
                work,
                "git config user.email t@example.org; git config user.name t; echo 1 >a; git add a; git commit -qm one;"
                        + " git tag v1; git branch 'odd;name'; git notes add -m said; echo 2 >a; git stash -q");
    }

    private Event.Ended backedUp(@Nullable String url, @Nullable String directory) throws Exception {
        rig.keep(
                sshd.access(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Repository("source", url, directory, null)));
        return rig.backUp();
    }

    private void assertComesBackWhole(Event.Ended ended) throws Exception {
        assertThat(ended.failure()).isNull();
        Backup backup = rig.catalogue().require(Rig.id(ended));
        assertThat(backup.manifest().artifact().form()).isEqualTo("bundle");
        assertThat(backup.manifest().artifact().compression()).isEqualTo(Compression.NONE);
        String refs = Typed.in(work, REFS);
        assertThat(backup.manifest().objects()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo("refs");
            assertThat(found.count()).isEqualTo(refs.lines().count());
            assertThat(found.hash()).isNotNull();
        });
        Path there = Files.createDirectories(home.resolve("there"));
        Typed.in(there, rig.commands(backup.id()));
        assertThat(Typed.in(there.resolve("source_restored.git"), REFS)).isEqualTo(refs);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aCheckoutOnTheServerComesBackWithBranchesTagsNotesAndStash() throws Exception {
        fill();
        assertComesBackWhole(backedUp(null, work.toString()));
    }

    /** What is only remarked on, or lies beside the newest commit, is none. */
    @Test
    void whatTheBundleLacksIsToldAlsoOfAnAddress() throws Exception {
        fill();
        Typed.in(work, "echo '# filter=lfs' >.gitattributes; git add .; git commit -qm two");
        assertThat(rig.catalogue()
                        .require(Rig.id(backedUp("file://" + work, null)))
                        .manifest()
                        .notes())
                .isEmpty();
        Typed.in(
                work,
                "mkdir 'a b'; echo '*.psd filter=lfs diff=lfs' >'a b/.gitattributes';"
                        + " printf '[submodule \"x\"]\\n\\tpath = lib/x y\\n\\turl = ../x\\n' >.gitmodules; git add .; git commit -qm three");
        assertThat(rig.catalogue().require(Rig.id(rig.backUp())).manifest().notes())
                .satisfiesExactly(
                        large -> assertThat(large).contains("Git LFS"),
                        other -> assertThat(other).contains("(1)", "lib/x y"));
    }

    @Test
    void anAddressIsClonedAndComesBackWhole() throws Exception {
        fill();
        assertComesBackWhole(backedUp("file://" + work, null));
    }

    @Test
    void itComesBackIntoAFolderThatIsMadeForIt() throws Exception {
        fill();
        String id = Rig.id(backedUp(null, work.toString()));
        String into = home.resolve("-b $(back)").toString();
        Event.Ended ended = rig.restore(id, into);
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("folder", into);
        assertThat(Typed.in(Path.of(into), REFS)).isEqualTo(Typed.in(work, REFS));
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.RESTORED)).isPresent();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.make("restore", Rig.into(id, into)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .extracting(Plan.Check::text)
                .containsExactly(into + " is there already");
        assertThatThrownBy(() -> rig.restore(id, "beside")).hasMessageContaining("no whole path");
        assertThatThrownBy(() -> rig.perform("backup drill", Arguments.of("ID", id)))
                .hasMessageContaining("is no database")
                .hasMessageContaining("restore " + id + " --into /srv/restored");
    }

    @Test
    void anEmptyRepositoryIsSaid() throws Exception {
        assertThat(backedUp("file://" + work, null).failure()).contains("source is empty");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void anAddressThatIsGoneIsSaid() throws Exception {
        Event.Ended ended = backedUp("file://" + work + "/gone", null);
        assertThat(ended.failure()).contains("Could not clone source", "does not");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:secret@example.org/x.git", "https://glpat-secret@example.org/x.git"})
    void aPasswordInTheAddressIsRefusedInWords(String url) {
        assertThatThrownBy(() -> backedUp(url, null))
                .hasMessageContaining("holds a password or a token")
                .hasMessageNotContaining("secret");
    }
}
