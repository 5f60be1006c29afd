package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Saying;
import dev.handrail.server.Switch;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.RealSshd;
import dev.handrail.web.Letter;
import dev.handrail.web.Visit;
import dev.handrail.web.Visitor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts the rule into Debian's own web servers over a real SSH connection, sees it work, and takes it out again. */
class RuleInstallTest {
    private static final String NGINX = """
            # the parish; { is no block here
            server {
                listen 127.0.0.1:%1$d;
                server_name 127.0.0.1 parish.example.org;
                root "%2$s";
                error_page 500 502 503 504 /50x.html;
                location ~ "^/a{2}" { return 404; }
            }
            server { listen 127.0.0.1:%1$d; server_name other.example.org; return 204; }
            """;
    private static RealSshd sshd;

    @TempDir
    Path folder;

    private WebServerRig web;
    private SwitchRig rig;

    @BeforeAll
    static void setUp(@TempDir Path login) throws Exception {
        sshd = RealSshd.start(SwitchRig.login(login));
    }

    @AfterAll
    static void tearDown() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void begin() throws Exception {
        web = new WebServerRig(Files.createDirectory(folder.resolve("etc")));
        rig = new SwitchRig(folder.resolve("home"), "ada");
    }

    @AfterEach
    void end() throws Exception {
        rig.close();
        LeasesLeft.clear(folder);
        web.close();
    }

    private void knows(WebServer kind, URI... sites) {
        rig.knows(sshd.access(), new Switch.FlagFile(web.flag().toString(), kind, null), sites);
    }

    private List<Path> ours(Path config) throws Exception {
        try (Stream<Path> there = Files.list(config.getParent())) {
            return there.filter(path -> path.getFileName().toString().startsWith("handrail-"))
                    .toList();
        }
    }

    /** In, seen at work, thrown by the switch, and out again, which leaves everything as it was. */
    private void goesInAndOut(WebServer kind, Path config) throws Exception {
        knows(kind, web.url());
        String before = Files.readString(web.site());
        assertThat(rig.asks("switch rule", "--config", config.toString()).fault())
                .isTrue();

        Event.Ended in = rig.does("switch rule install", "--config", config.toString());
        assertThat(in.outcome()).as(in.failure()).isEqualTo(Outcome.DONE);
        assertThat(Files.readString(web.site()))
                .contains("handrail-maintenance-")
                .isNotEqualTo(before);
        assertThat(ours(config)).singleElement().satisfies(place -> {
            assertThat(Path.of(place + "/before" + web.site().toRealPath())).hasContent(before);
            assertThat(place.resolve("undo")).doesNotExist();
        });
        assertThat(rig.asks("switch rule", "--config", config.toString())
                        .lines()
                        .getFirst())
                .contains("is there");

        Event.Ended on = rig.does("switch on", "--reason", "Upgrade", "--until", "1h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        Visitor visitor = new Visitor();
        assertThat(visitor.visit(Visit.to(web.url().resolve("deep/below?x=1"))).body())
                .contains("Wir sind bald zurück");
        assertThat(visitor.send(Visit.to(web.url()), Letter.json("POST", "{}")).status())
                .isEqualTo(503);
        assertThat(visitor.visit(Visit.to(web.url().resolve("/.well-known/acme-challenge/x")))
                        .status())
                .as("certificates are renewed meanwhile")
                .isEqualTo(404);
        assertThat(visitor.visit(Visit.to(web.url().resolve("style.css"))).body())
                .as("what lies there as a file is served meanwhile")
                .isEqualTo("body{}");
        for (String made : List.of("none.css", "index.html/style.css")) {
            assertThat(visitor.visit(Visit.to(web.url().resolve(made))).status())
                    .as(made)
                    .isEqualTo(503);
        }
        assertThat(rig.transcript(in.run())).contains("Still served: " + web.url() + "style.css: 200");
        assertThat(rig.makes("switch rule remove", "--config", config.toString())
                        .plan()
                        .blocked())
                .as("without the rule visitors would see the site")
                .isTrue();
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);

        Event.Ended out = rig.does("switch rule remove", "--config", config.toString());
        assertThat(out.outcome()).as(out.failure()).isEqualTo(Outcome.DONE);
        assertThat(Files.readString(web.site())).isEqualTo(before);
        assertThat(ours(config)).isEmpty();
        assertThat(visitor.visit(Visit.to(web.url())).body()).contains("Sign in");
    }

    @Test
    void nginxHasTheRuleAndLosesItAgain() throws Exception {
        web.has(NGINX);
        goesInAndOut(WebServer.NGINX, web.nginx());
    }

    @Test
    void apacheHasItWithItsModulesSwitchedOn() throws Exception {
        web.has("""
                <VirtualHost 127.0.0.1:%1$d>
                    ServerName parish.example.org
                    ServerAlias 127.0.0.1
                    DocumentRoot "%2$s"
                    <Directory "%2$s">
                        Require all granted
                    </Directory>
                    ProxyPass "/app" "http://127.0.0.1:9/"
                </VirtualHost>
                """);
        goesInAndOut(WebServer.APACHE, web.apache());
    }

    @Test
    void caddyHasItInTheSiteThatItImports() throws Exception {
        web.has("""
                http://127.0.0.1:%1$d, http://parish.localhost:%1$d { # the parish
                \thandle /deep/* {
                \t\trespond "deep" 200
                \t}
                \troot * "%2$s"
                \thandle {
                \t\tfile_server
                \t}
                }
                """);
        goesInAndOut(WebServer.CADDY, web.caddy());
    }

    private Event.Ended installs(Path config) throws Exception {
        return rig.does("switch rule install", "--config", config.toString());
    }

    private Plan planned(Path config) throws Exception {
        return rig.makes("switch rule install", "--config", config.toString()).plan();
    }

    private static String blockers(Plan plan) {
        return String.join(
                "; ",
                plan.checks().stream()
                        .filter(check -> check.state() == Plan.State.BLOCKER)
                        .map(Plan.Check::text)
                        .toList());
    }

    private String open() throws Exception {
        return new Visitor().visit(Visit.to(web.url())).body();
    }

    @Test
    void thePlanShowsTheRuleWhereItGoesAndTheCommands() throws Exception {
        web.has(NGINX);
        Path config = web.nginx();
        knows(WebServer.NGINX, web.url());
        Plan plan = planned(config);

        assertThat(plan.blocked()).as(blockers(plan)).isFalse();
        List<String> commands =
                plan.steps().stream().map(Step::command).map(String::valueOf).toList();
        assertThat(commands.getFirst())
                .contains("add_header Retry-After 600 always", web.flag().toString());
        assertThat(plan.steps().get(1).text()).contains("sites-enabled/parish.conf", "parish.example.org");
        assertThat(plan.steps())
                .as("the other site is not touched")
                .noneMatch(step -> step.text().contains("other.example.org"));
        assertThat(commands).contains("nginx -t -c " + config, "nginx -s reload -c " + config);
        assertThat(ours(config)).as("a plan changes nothing").isEmpty();
    }

    @Test
    void whatTheWebServerDoesNotTakeIsUndoneAndSaid() throws Exception {
        String text = "http://127.0.0.1:%1$d {\n\t@handrail_maintenance path /x\n\troot * \"%2$s\"\n\tfile_server\n}\n";
        String before = Files.readString(web.has(text));
        Path config = web.caddy();
        knows(WebServer.CADDY, web.url());
        Event.Ended end = installs(config);

        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.failure()).contains("does not take", "matcher is defined more than once");
        assertThat(web.site()).hasContent(before);
        assertThat(ours(config)).isEmpty();
        assertThat(open()).contains("Sign in");
    }

    @Test
    void whatCannotBeTakenUpIsUndoneAndSaid() throws Exception {
        String before = Files.readString(web.has(NGINX));
        Path config = web.nginx();
        knows(WebServer.NGINX, web.url());
        Files.delete(config.resolveSibling("pid"));
        Event.Ended end = installs(config);

        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.failure()).contains("could not take up", "pid");
        assertThat(web.site()).hasContent(before);
        assertThat(ours(config)).isEmpty();
    }

    @Test
    void aRuleThatIsNotSeenToWorkIsTakenOutAgain() throws Exception {
        String before = Files.readString(web.has(NGINX));
        Path config = web.nginx();
        try (FlagSite elsewhere = new FlagSite(folder.resolve("never"))) {
            knows(WebServer.NGINX, web.url(), elsewhere.url());
            Event.Ended end = installs(config);

            assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(end.failure())
                    .contains("not seen from outside", elsewhere.url().toString());
            assertThat(web.site()).hasContent(before);
            assertThat(ours(config)).isEmpty();
            assertThat(web.flag()).doesNotExist();
            assertThat(rig.runner().leftBehind()).isEmpty();
            assertThat(open()).contains("Sign in");
        }
    }

    @Test
    void aConfigurationThatIsOutOfOrderAlreadyIsLeftAlone() throws Exception {
        web.has(NGINX);
        Path config = web.nginx();
        Files.writeString(web.site(), Files.readString(web.site()) + "\nnonsense;\n");
        knows(WebServer.NGINX, web.url());

        assertThatThrownBy(() -> installs(config)).hasMessageContaining("nonsense");
        assertThat(ours(config)).isEmpty();
    }

    @Test
    void aRuleOfSomebodysOwnIsLeftAloneAndWhatItLacksIsSaid() throws Exception {
        String own =
                "if (-f \"%2$s/maintenance.html\") { return 503; }\n    add_header Retry-After 60;\n    error_page";
        web.has(NGINX.replace("error_page", own));
        Path config = web.nginx();
        knows(WebServer.NGINX, web.url());

        assertThat(rig.asks("switch rule", "--config", config.toString())
                        .lines()
                        .getFirst())
                .contains("lacks", "always");
        assertThat(blockers(planned(config))).contains("put there by hand", "always");
    }

    @Test
    void aRuleOfOursThatWasChangedIsSeenAndWrittenAnew() throws Exception {
        web.has(NGINX);
        Path config = web.nginx();
        knows(WebServer.NGINX, web.url());
        assertThat(installs(config).outcome()).isEqualTo(Outcome.DONE);
        Path rule = ours(config).getFirst().resolve("rule");
        String right = Files.readString(rule);
        Files.writeString(rule, right.replace(" always", ""));

        assertThat(rig.asks("switch rule", "--config", config.toString()).fault())
                .isTrue();
        Event.Ended again = installs(config);
        assertThat(again.outcome()).as(again.failure()).isEqualTo(Outcome.DONE);
        assertThat(rule).hasContent(right);
        assertThat(Files.readString(web.site()).split("handrail-maintenance-", -1))
                .hasSize(2);
    }

    @Test
    void aProgramThatDiesBeforeTheProofIsCleanedUpAfter() throws Exception {
        String before = Files.readString(web.has(NGINX));
        Path config = web.nginx();
        knows(WebServer.NGINX, web.url());
        RuleSite site = RuleSite.of(rig.means(), rig.server(), new RuleWish(null, config.toString(), null));
        RuleChange change = new RuleChange(site);
        change.install(List.of(), new Saying());
        assertThat(web.site()).content().contains("handrail-maintenance-");

        new RuleLeftIn(rig.means()).clean(change.leftover());
        assertThat(web.site()).hasContent(before);
        assertThat(ours(config)).isEmpty();
        new RuleLeftIn(rig.means()).clean(change.leftover());
    }

    @Test
    void aFileThatSomebodyChangesMeanwhileIsNotOverwritten() throws Exception {
        web.has(NGINX);
        Path config = web.nginx();
        knows(WebServer.NGINX, web.url());
        RuleSite site = RuleSite.of(rig.means(), rig.server(), new RuleWish(null, config.toString(), null));
        String theirs = "# mine\n" + Files.readString(web.site());
        Files.writeString(web.site(), theirs);

        assertThatThrownBy(() -> new RuleChange(site).install(List.of(), new Saying()))
                .hasMessageContaining("changed by somebody else");
        assertThat(web.site()).hasContent(theirs);
        assertThat(ours(config)).isEmpty();
    }

    @Test
    void aSiteThatStandsNowhereAndAFileWithoutOneAreRefused() throws Exception {
        web.has(NGINX);
        Path config = web.nginx();
        knows(WebServer.NGINX, web.url(), URI.create("http://127.0.0.1:9/"));
        assertThatThrownBy(() -> rig.makes("switch rule install", "--config", config.toString(), "--into", "/nowhere")
                        .plan())
                .hasMessageContaining("/nowhere");
        assertThatThrownBy(() -> rig.makes("switch rule install", "--web-server", "iis"))
                .hasMessageContaining("iis");
    }
}
