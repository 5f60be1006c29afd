package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.Manifests;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one may wish of a backup, by what it is of; and what is proposed. */
class WishesTest {
    private static Backup backup(String kind, String form, String name, String origin) {
        Manifest was = Manifests.of(kind, form, List.of(), List.of());
        Manifest manifest = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                Manifest.Source.plain(kind, name, origin),
                was.taken(),
                1,
                was.tools(),
                was.artifact(),
                List.of());
        return new Backup(manifest, false, List.of(new Copy("nas", "/mnt", "f", Copy.State.GOOD)), List.of());
    }

    private static Wish wish(String kind, String form, Way first) {
        return new Wish(backup(kind, form, "uploads", "/srv/uploads"), first, "Parish");
    }

    /** A folder that is made beside what it is from, or where things of the server lie. */
    @ParameterizedTest
    @CsvSource({
        "postgresql, chms, chms, chms_restored",
        "mariadb, all/chms, chms, chms_restored",
        "files, uploads, /srv/uploads, uploads_restored",
        "files, uploads, /srv/uploads//, uploads_restored",
        "git, my site, https://example.org/site.git, /srv/my-site_restored",
        "git, site, /srv/www/site, /srv/www/site_restored",
        "git, site, /srv/www/site/, /srv/www/site_restored",
        "git, site, /site, /site_restored",
        "script, nightly dump, /var/backups/dump-1.sql, /var/backups/nightly-dump_restored",
        "script, a/b, /var/backups/*.sql, /var/backups/a-b_restored"
    })
    void whatItIsCalledIsProposed(String kind, String name, String origin, String into) {
        assertThat(new Wish(backup(kind, "any", name, origin), Way.BESIDE, "Parish")
                        .into()
                        .get())
                .isEqualTo(into);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, BESIDE, BESIDE REPLACE TABLES",
        "mariadb, BESIDE, BESIDE REPLACE TABLES",
        "mysql, BESIDE, BESIDE REPLACE TABLES",
        "files, BESIDE, FOLDER EXCHANGE",
        "git, REPLACE, FOLDER",
        "script, BESIDE, FOLDER",
        "postgresql, DRILL, DRILL",
        "files, DRILL, TRY_FILES"
    })
    void betweenWhichWaysOneMayChoose(String kind, Way first, String ways) {
        assertThat(wish(kind, "tar", first).ways().stream().map(Way::name)).containsExactly(ways.split(" "));
    }

    @Test
    void onlyAnArchiveIsLookedThrough() {
        assertThat(wish("files", "tar", Way.BESIDE).isNotToBeLookedThrough()).isFalse();
        assertThat(wish("git", "bundle", Way.BESIDE).isNotToBeLookedThrough()).isTrue();
        assertThat(wish("script", "file", Way.BESIDE).isNotToBeLookedThrough()).isTrue();
        assertThat(wish("script", "tar", Way.BESIDE).isNotToBeLookedThrough()).isFalse();
        assertThat(wish("postgresql", "tar", Way.BESIDE).isNotToBeLookedThrough())
                .isFalse();
        assertThat(wish("files", "tar", Way.DRILL).isNotToBeLookedThrough()).isTrue();
    }

    @Test
    void whatHasNoNameYetIsNotWholeNorAreNoTables() throws OperationFailed {
        Wish wish = wish("postgresql", "custom", Way.BESIDE);
        wish.into().set("  ");
        assertThat(wish.isWhole()).isFalse();
        wish.into().set(" chms_2 ");
        assertThat(wish.isWhole()).isTrue();
        assertThat(wish.about()).isEqualTo("chms_2");
        assertThat(wish.arguments().one("--into")).isEqualTo("chms_2");
        wish.way().set(Way.TABLES);
        assertThat(wish.isWhole()).isFalse();
        wish.tables().addAll(List.of("visits", "members"));
        assertThat(wish.isWhole()).isTrue();
        assertThat(wish.about()).isEqualTo("members, visits");
        assertThat(wish.arguments().all("--table")).containsExactly("members", "visits");
        assertThat(wish.arguments().all("--into")).isEmpty();
        wish.way().set(Way.REPLACE);
        assertThat(wish.isWhole()).isTrue();
    }

    @Test
    void onlyWhatIsReplacedIsBackedUpFirst() throws OperationFailed {
        Wish wish = wish("postgresql", "custom", Way.BESIDE);
        wish.backedUpFirst().set(true);
        assertThat(wish.arguments().flag("--backup-first")).isFalse();
        wish.way().set(Way.REPLACE);
        assertThat(wish.arguments().flag("--backup-first")).isTrue();
        Wish files = wish("files", "tar", Way.FOLDER);
        files.way().set(Way.EXCHANGE);
        assertThat(files.arguments().flag("--backup-first")).isFalse();
        files.backedUpFirst().set(true);
        assertThat(files.arguments().flag("--backup-first")).isTrue();
    }

    @Test
    void onlyWhatIsReplacedGoesBehindThePageAndOnlyADrillIsReported() throws OperationFailed {
        Wish wish = wish("postgresql", "custom", Way.BESIDE);
        wish.behind().set(true);
        wish.report().set(" /home/anna/drill.pdf ");
        assertThat(wish.replaces()).isFalse();
        assertThat(wish.arguments().flag("--behind-switch")).isFalse();
        wish.way().set(Way.REPLACE);
        assertThat(wish.replaces()).isTrue();
        assertThat(wish.arguments().flag("--behind-switch")).isTrue();
        assertThat(wish.arguments().flag("--replace")).isTrue();
        assertThat(wish.arguments().maybe("--report")).isEmpty();
        Wish drill = wish("files", "tar", Way.DRILL);
        drill.report().set(" /home/anna/drill.pdf ");
        drill.paths().add("2026");
        assertThat(drill.arguments().one("--report")).isEqualTo("/home/anna/drill.pdf");
        assertThat(drill.arguments().all("--path")).as("all of it is tried").isEmpty();
        assertThat(drill.arguments().flag("--replace")).isFalse();
    }
}
