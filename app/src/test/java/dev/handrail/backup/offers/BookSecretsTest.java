package dev.handrail.backup.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.report.Report;
import dev.handrail.report.ReportFile;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a profile stands in the recovery book: all that has to be there again, and where each of its secrets is. */
class BookSecretsTest {
    private static final String FAR =
            "{ ssh: { host: example.org, user: anna, key: ~/.ssh/parish, jump: gate.example.org }, sudo: ask }";
    private static final String DNS =
            "kind: dns, provider: cloudflare, zone: example.org, record: www.example.org, normal: a.example.org, target: b.example.org";

    private static Server server(String access, String... more) throws OperationFailed {
        String profile = "server: Parish\nenvironment: test\naccess: " + access + "\n" + String.join("\n", more) + "\n";
        return ProfileFile.read(profile, "parish.yaml").getFirst();
    }

    private static List<String> secrets(Server server) {
        return lines(server, (one, book) -> new BookSecrets(one).into(book));
    }

    private static List<String> exists(Server server) {
        return lines(server, (one, book) -> new BookExists(one).into(book));
    }

    private static List<String> lines(Server server, BiConsumer<Server, Report.Writing> chapter) {
        Report.Writing book = Report.titled("Book", "of today");
        chapter.accept(server, book);
        return ReportFile.markdown(book.done()).replace("\\", "").lines().toList();
    }

    @Test
    void theTokenOfEachSwitchIsNamedWithWhereItIs() throws Exception {
        List<String> book = secrets(server(
                "this-computer",
                "switch: { kind: flag-file, file: /srv/down }",
                "switches:",
                "  - { " + DNS + ", token: env:CLOUDFLARE }",
                "  - { kind: render, service: srv-c1a2b3, token: vault }"));
        assertThat(book)
                .anySatisfy(line -> assertThat(line).contains("zone example.org at cloudflare", "variable CLOUDFLARE"))
                .anySatisfy(line -> assertThat(line).contains("srv-c1a2b3", "in the vault of Handrail"));
    }

    @Test
    void aSwitchWithoutATokenHasNone() throws Exception {
        assertThat(secrets(server("this-computer", "switch: { " + DNS + " }"))).contains("The profile needs none.");
    }

    @Test
    void theTokenOfAnnouncementsIsNamedByItsHostAlone() throws Exception {
        List<String> book = secrets(server(
                "this-computer", "announce: { url: \"https://chat.example.org/hooks/hunter2/{token}\", token: ask }"));
        assertThat(book)
                .anySatisfy(
                        line -> assertThat(line).contains("announcements, at chat.example.org", "in somebody's head"))
                .noneMatch(line -> line.contains("hunter2"));
        assertThat(secrets(server("this-computer", "announce: { command: [wall], on: server }")))
                .contains("The profile needs none.");
    }

    @Test
    void thePasswordOfSudoIsThereOnlyWhereItIsAskedFor() throws Exception {
        assertThat(secrets(server("{ this-computer: true, sudo: ask }")))
                .anyMatch(line -> line.contains("Password for sudo"));
        assertThat(secrets(server("{ this-computer: true, sudo: passwordless }")))
                .contains("The profile needs none.");
    }

    @Test
    void ofTheWayInEveryPartIsNamed() throws Exception {
        assertThat(secrets(server(FAR)))
                .anyMatch(line -> line.contains("~/.ssh/parish"))
                .anyMatch(line -> line.contains("Passphrase of that key"))
                .anyMatch(line -> line.contains("at gate.example.org"))
                .anyMatch(line -> line.contains("Password for sudo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: flag-file, file: /srv/down | by the file /srv/down",
                "kind: artisan, directory: /srv/app | php artisan down, in /srv/app",
                "kind: capistrano, directory: /srv/rails, stage: production, on: server | stage production, in /srv/rails",
                "kind: compose, directory: /srv/box | compose project in /srv/box",
                "kind: render, service: srv-c1a2b3 | service srv-c1a2b3 at Render"
            })
    void everyKindOfSwitchIsSomethingThatExists(String written, String told) throws Exception {
        assertThat(exists(server("this-computer", "switch: { " + written + " }")))
                .filteredOn(line -> line.contains("Maintenance page"))
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void whereARecordPointsAsARuleIsTold() throws Exception {
        assertThat(exists(server("this-computer", "switch: { " + DNS + " }")))
                .anySatisfy(line -> assertThat(line)
                        .contains("www.example.org at cloudflare: a.example.org as a rule, b.example.org during"));
    }

    /** What stands behind the program may be a password. */
    @Test
    void ofCommandsOfOnesOwnOnlyTheProgramsStandThere() throws Exception {
        assertThat(
                        exists(
                                server(
                                        "this-computer",
                                        "switch: { kind: command, on: [/srv/page, --key, hunter2], off: [/srv/page, off], status: [/srv/state] }")))
                .anyMatch(line -> line.endsWith("of one's own: /srv/page"))
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void ofAColdDirectoryItIsSaidWhatStopsAndStartsWhatWorksWithIt() throws Exception {
        List<String> book = exists(server(
                "this-computer",
                "files:",
                "  - { name: box, directory: /srv/uso/database, cold: { stop: [podman-compose, down], start: [/srv/up, hunter2], in: /srv/uso } }",
                "  - { name: state, directory: /srv/state, cold: { stop: [systemctl, stop, box], start: [systemctl, start, box] } }",
                "  - { name: uploads, directory: /srv/uploads }"));
        assertThat(book)
                .anyMatch(
                        line -> line.endsWith(
                                "/srv/uso/database; what works with it is stopped and started by podman-compose, /srv/up, run in /srv/uso"))
                .anyMatch(line -> line.endsWith("/srv/state; what works with it is stopped and started by systemctl"))
                .anyMatch(line -> line.endsWith("/srv/uploads"))
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void eachOfSeveralSwitchesAndEachLogStandsThere() throws Exception {
        List<String> book = exists(server(
                "this-computer",
                "switch: { kind: flag-file, file: /srv/down }",
                "switches:",
                "  - { " + DNS + " }",
                "logs:",
                "  - { name: laravel, file: /srv/app/laravel.log }",
                "  - { name: web, journal: nginx.service }",
                "  - { name: box, container: parish-app }"));
        assertThat(book).filteredOn(line -> line.contains("Maintenance page")).hasSize(2);
        assertThat(book)
                .anySatisfy(line -> assertThat(line).contains("laravel", "/srv/app/laravel.log"))
                .anySatisfy(line -> assertThat(line).contains("Log web", "nginx.service of the systemd journal"))
                .anySatisfy(line -> assertThat(line).contains("Log box", "container parish-app"));
    }
}
