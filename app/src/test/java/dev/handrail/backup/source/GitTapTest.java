package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Bare;
import dev.handrail.backup.Manifest;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Repository;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a repository is bundled, and what is told of its branches and tags. */
class GitTapTest {
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    private static final String REFS = "aaa refs/heads/main\nbbb refs/tags/v1\n";

    private static GitSource source(Scripted shell, @Nullable String url, @Nullable String directory) {
        return new GitSource(
                Bare.means(shell.everywhere(), Path.of("/nowhere"), Clock.systemUTC()),
                SERVER,
                new Repository("site", url, directory, null));
    }

    private static GitTap checkout(Scripted shell) throws OperationFailed {
        return GitTap.checkout(source(shell, null, "/srv/site"), shell);
    }

    private static GitTap clone(Scripted shell) {
        return new GitTap(source(shell, "ssh://git@example.org/site.git", null), shell, 0, null);
    }

    @Test
    void howMuchACheckoutHoldsIsTheSumOfWhatIsPackedAndWhatIsNot() throws Exception {
        Scripted shell = new Scripted()
                .answers(
                        "count-objects", "count: 7\nsize: 12\nin-pack: 99\npacks: 1\nsize-pack: 30\nsize-garbage: 0\n");
        assertThat(checkout(shell).expectedBytes()).isEqualTo(42 << 10);
        assertThatThrownBy(() -> checkout(new Scripted().fails("count-objects", 128, "not a git repository")))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("not a git"));
    }

    @Test
    void whoOwnsACheckoutThatTheProfileNamesIsNoReasonToRefuseIt() throws Exception {
        GitTap tap = checkout(new Scripted());
        assertThat(CommandText.of(tap.shown()))
                .isEqualTo("git -c safe.directory=/srv/site -C /srv/site bundle create --quiet - --all");
        assertThat(tap.before()).isEmpty();
    }

    @Test
    void anAddressIsClonedWithoutAskingAnybodyIntoAFolderThatGoes() throws Exception {
        Scripted shell = new Scripted().answers("for-each-ref", REFS).answers("version", "git version 2.39.5");
        GitTap tap = clone(shell);
        assertThat(tap.before())
                .singleElement()
                .satisfies(step -> assertThat(Objects.requireNonNull(step.command()))
                        .contains("GIT_TERMINAL_PROMPT=0", "--mirror -- ssh://git@example.org/site.git"));
        try (Flow flow = tap.open(new Saying())) {
            Content content = flow.finish();
            assertThat(content.source().origin()).isEqualTo("ssh://git@example.org/site.git");
            assertThat(content.tool()).isEqualTo("git 2.39.5");
            assertThat(content.notes()).isEmpty();
        }
        assertThat(shell.asked().getLast()).contains("exec rm -rf", " sh /var/tmp/handrail-git-20260301-120000-id ");
    }

    @ParameterizedTest
    @CsvSource({"0, 3, OK", "0, 1, WARNING", "0, 0, BLOCKER", "5, 7, OK", "5, 6, WARNING", "5, 5, BLOCKER", "5, -1, OK"
    })
    void whereItIsClonedThereMustBeRoomForItAndForWhatStaysFree(long before, long free, State state) {
        long gib = 1L << 30;
        TemporaryRoom room = new TemporaryRoom(free < 0 ? -1 : free * gib, 0);
        Scripted shell = new Scripted();
        GitTap tap = new GitTap(source(shell, "ssh://git@example.org/site.git", null), shell, before * gib, room);
        Check check = tap.checks().getLast();
        assertThat(check.state()).isEqualTo(state);
        assertThat(check.text()).contains("/var/tmp", free < 0 ? "" : "1.0 GB shall stay free");
    }

    /** Of a large disk a twentieth is much: a small repository must not wait for it. */
    @Test
    void aFairlyFullDiskThatIsLargeStopsNoSmallRepository() {
        TemporaryRoom room = new TemporaryRoom(40L << 30, 1L << 40);
        GitTap tap = new GitTap(source(new Scripted(), "file:///srv/x", null), new Scripted(), 100 << 10, room);
        assertThat(tap.checks().getLast().state()).isEqualTo(State.WARNING);
        assertThat(tap.checks().getLast().advice()).contains("Make room in /var/tmp", "it goes on");
    }

    @Test
    void aCloneThatFailsLeavesNothing() {
        Scripted full = new Scripted().fails("clone", 128, "fatal: No space left on device");
        assertThatThrownBy(() -> clone(full).open(new Saying()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains("/var/tmp"));
        assertThat(full.asked().getLast()).contains("exec rm -rf", " sh /var/tmp/handrail-git-");
        Scripted denied = new Scripted().fails("clone", 128, "Permission denied (publickey)");
        assertThatThrownBy(() -> clone(denied).open(new Saying()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).doesNotContain("/var/tmp"));
    }

    @Test
    void aRepositoryWithoutABranchIsNoBackupAndAShallowOneSaysSo() throws Exception {
        assertThatThrownBy(() -> checkout(new Scripted()).open(new Saying())).hasMessageContaining("site");
        Scripted shallow = new Scripted().answers("for-each-ref", REFS).answers("rev-parse", "true\n");
        assertThat(checkout(shallow).open(new Saying()).finish().notes()).hasSize(1);
    }

    @Test
    void whatNoBundleHasIsWarnedOfForACheckoutAndToldInTheResult() throws Exception {
        Scripted shell = new Scripted()
                .answers("for-each-ref", REFS)
                .answers("grep", "HEAD:art/.gitattributes\n")
                .answers("--get-regexp", "submodule.a.path\nlib/a\0submodule.b.path\nodd\nname\0");
        GitTap tap = checkout(shell);
        assertThat(tap.checks())
                .filteredOn(check -> check.state() == State.WARNING)
                .extracting(Check::text, Check::advice)
                .satisfiesExactly(
                        large -> assertThat(large.toString()).contains("Git LFS", ".git/lfs"),
                        others -> assertThat(others.toString()).contains("lib/a, odd\nname", "in the profile"));
        assertThat(tap.open(new Saying()).finish().notes()).hasSize(2);
    }

    @Test
    void ofManySubmodulesTheFirstAreNamed() throws Exception {
        StringBuilder told = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            told.append("submodule.s%1$d.path\nlib/%1$d\0".formatted(i));
        }
        assertThat(checkout(new Scripted().answers("--get-regexp", told.toString()))
                        .elsewhere()
                        .notes())
                .singleElement()
                .asString()
                .contains("(9)", "lib/1", "lib/5")
                .doesNotContain("lib/6");
    }

    /** A HEAD that leads nowhere, and what has neither, end git with a status of their own. */
    @Test
    void whatCannotBeLookedAtIsNothingElsewhere() throws Exception {
        Scripted shell = new Scripted()
                .answers("for-each-ref", REFS)
                .fails("grep", 128, "fatal: unable to resolve revision: HEAD")
                .fails("--get-regexp", 1, "");
        assertThat(checkout(shell).elsewhere()).isEqualTo(GitElsewhere.NOTHING);
        assertThat(checkout(shell).checks()).allMatch(check -> check.state() == State.OK);
    }

    @Test
    void whereSomebodyPushedMeanwhileItIsStillWholeAndSaysSo() throws Exception {
        Scripted shell = new Scripted().answers("for-each-ref", REFS, REFS.replace("aaa", "ccc"));
        Content content = checkout(shell).open(new Saying()).finish();
        assertThat(content.objects()).containsExactly(new Manifest.Objects("refs", 2));
        assertThat(content.notes()).singleElement().asString().contains("site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://anna:secret@example.org/x.git",
                "https://ghp_token@example.org/x.git",
                "https://0123456789abcdef0123456789token@example.org/x.git",
                "http://:secret@example.org/x",
                "ssh://anna:secret@example.org/x",
                "git+ssh://anna:@example.org/x"
            })
    void anAddressWithASecretInItIsRefusedBeforeAnythingIsAsked(String url) {
        Scripted shell = new Scripted();
        assertThatThrownBy(() -> source(shell, url, null).look())
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.getMessage()).doesNotContain("secret", "token@");
                    assertThat(failed.next()).isNotBlank();
                });
        assertThat(shell.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a@b:c.git",
                "https://anna@example.org/x.git",
                "ssh://git@example.org/x",
                "git@example.org:x.git",
                "https://example.org:8443/x",
                "file:///srv/a:b@c"
            })
    void anAddressThatOnlyLooksAlikeIsNot(String url) {
        assertThatThrownBy(() -> source(new Scripted(), url, null).look())
                .as("it gets as far as to look for git, which is not there")
                .hasMessageContaining("git")
                .hasMessageNotContaining("password or a token");
    }

    @Test
    void theOrderOfReferencesAndAHeadOfACheckoutMakeNoDifference() {
        String list = "bbb refs/tags/v1\naaa refs/heads/main\nccc HEAD\n\n";
        assertThat(References.of(list)).isEqualTo(References.of(REFS));
        assertThat(References.of(REFS).count()).isEqualTo(2);
        assertThat(References.of("aaa refs/heads/HEAD").count()).isEqualTo(1);
        assertThat(References.of("").count()).isZero();
    }

    @Test
    void whatABundleLacksOrHasOtherwiseIsTold() {
        Manifest manifest = manifest(References.of(REFS));
        assertThat(References.differing(REFS, manifest)).isEmpty();
        assertThat(References.differing(REFS.replace("bbb", "ddd"), manifest))
                .singleElement()
                .asString()
                .contains("point");
        assertThat(References.differing("aaa refs/heads/main\n", manifest))
                .singleElement()
                .asString()
                .contains("1", "2");
        assertThat(References.differing("anything", manifest(new Manifest.Objects("refs", 2))))
                .as("of what moved while it was bundled nothing is known")
                .isEmpty();
        assertThat(References.found(manifest)).contains("2");
    }

    private static Manifest manifest(Manifest.Objects refs) {
        return Manifests.of("git", "bundle", List.of(), List.of(refs));
    }
}
