package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Event;
import dev.handrail.server.Switch;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.Await;
import dev.handrail.shell.FreePort;
import dev.handrail.shell.RealSshd;
import dev.handrail.web.Letter;
import dev.handrail.web.Visit;
import dev.handrail.web.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's own nginx with the rule that Handrail shows for it, over a real SSH connection. */
class NginxRuleTest {
    private static RealSshd sshd;

    @TempDir
    static Path place;

    private static URI url;
    private static Path config;
    private static Path flag;
    private static SwitchRig rig;
    private @Nullable Process nginx;

    @BeforeAll
    static void setUp() throws Exception {
        Path login = Files.createDirectory(place.resolve("login"));
        sshd = RealSshd.start(SwitchRig.login(login));
        Path www = Files.createDirectory(place.resolve("www of the parish"));
        Files.writeString(
                www.resolve("index.html"),
                "<!DOCTYPE html><html lang=\"de\"><link rel=stylesheet href=/style.css><img src='logo.PNG'><body>Sign in");
        flag = www.resolve("maintenance.flag");
        config = place.resolve("nginx.conf");
        url = URI.create("http://127.0.0.1:" + FreePort.take() + "/");
        rig = new SwitchRig(place.resolve("home"), "ada");
        rig.knows(sshd.access(), new Switch.FlagFile(flag.toString(), WebServer.NGINX, config.toString()), url);
    }

    @AfterAll
    static void tearDown() throws Exception {
        rig.close();
        LeasesLeft.clear(place);
        sshd.close();
    }

    @AfterEach
    void stopNginx() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    private static String program() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no nginx: install nginx-light."));
    }

    private void serves(String rule) throws Exception {
        StringBuilder own = new StringBuilder();
        for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            own.append("  ")
                    .append(kind)
                    .append("_temp_path \"")
                    .append(place.resolve(kind))
                    .append("\";\n");
        }
        Files.writeString(config, """
                daemon off;
                pid "%s/pid";
                error_log "%s/errors";
                %s
                events {}
                http {
                  access_log off;
                %s  server { listen 127.0.0.1:%d; root "%s"; %s }
                }
                """.formatted(
                        place,
                        place,
                        RealSshd.user().equals("root") ? "user root;" : "",
                        own,
                        url.getPort(),
                        flag.getParent(),
                        rule));
        Process started = new ProcessBuilder(
                        program(), "-e", place.resolve("errors").toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("said").toFile())
                .start();
        nginx = started;
        Await.until("nginx listens", () -> {
            if (!started.isAlive()) {
                throw new AssertionError(Files.readString(place.resolve("said")));
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String rule() throws Exception {
        return new WebRule(RuleSite.flag(rig.server())).text(WebServer.NGINX);
    }

    @Test
    void withTheRuleThePageIsShownWith503AndRetryAfterAlsoToWhoSendsAForm() throws Exception {
        serves(rule());
        String challenge = ".well-known/acme-challenge/a";
        Path www = Objects.requireNonNull(flag.getParent());
        Files.createDirectories(www.resolve(".well-known/acme-challenge"));
        Files.writeString(www.resolve(challenge), "token");
        Files.writeString(www.resolve("style.css"), "body{}");
        Files.writeString(www.resolve("logo.PNG"), "a picture");
        Files.writeString(www.resolve("members.csv"), "names");
        assertThat(rig.asks("switch rule").fault()).isFalse();
        assertThat(rig.asks("switch rule").lines().get(1)).contains("are served while the page is up");
        Event.Ended on = rig.does("switch on", "--reason", "Upgrade", "--until", "1h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        Visitor visitor = new Visitor();
        for (String path : new String[] {"", "deep/below?x=1", "index.html"}) {
            assertThat(visitor.visit(Visit.to(url.resolve(path))).body()).contains("Wir sind bald zurück", "Upgrade");
        }
        assertThat(visitor.visit(Visit.to(url.resolve(challenge))).body())
                .as("who renews the certificate is let past")
                .isEqualTo("token");
        for (String asset : new String[] {"style.css", "style.css?v=2", "logo.PNG"}) {
            assertThat(visitor.visit(Visit.to(url.resolve(asset))).status())
                    .as(asset)
                    .isEqualTo(200);
        }
        for (String other : new String[] {"none.css", "index.html/style.css", "app.php/style.css", "members.csv"}) {
            assertThat(visitor.visit(Visit.to(url.resolve(other))).status())
                    .as("%s is no style sheet that lies there", other)
                    .isEqualTo(503);
        }
        assertThat(rig.transcript(on.run()))
                .contains("Still served: " + url.resolve("style.css") + ": 200", "Still served: " + url + "logo.PNG");
        assertThat(visitor.send(Visit.to(url), Letter.json("POST", "{}")).status())
                .isEqualTo(503);
        assertThat(visitor.send(Visit.to(url), Letter.empty("DELETE")).status()).isEqualTo(503);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(visitor.visit(Visit.to(url)).body()).contains("Sign in");
    }

    @Test
    void aRuleByHandThatClosesEverythingIsRightAndItIsSeenThatFilesAreClosedToo() throws Exception {
        serves("""
                error_page 503 @closed;
                if (-f "%s") { return 503; }
                location @closed { add_header Retry-After 600 always; try_files /maintenance.flag =503; }
                location ~* \\.css$ { expires 30d; }
                """.formatted(flag));
        Files.writeString(Objects.requireNonNull(flag.getParent()).resolve("style.css"), "body{}");
        Answer rule = rig.asks("switch rule");
        assertThat(rule.fault()).as("our page needs no other file").isFalse();
        assertThat(rule.lines().get(1)).contains("get 503 too");
        assertThat(rule.document().toString()).contains("assetsServed=false");
        Event.Ended rehearsed = rig.does("switch rehearse");
        assertThat(rehearsed.outcome()).as(rehearsed.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(rehearsed.run()))
                .contains("Not served meanwhile: " + url.resolve("style.css") + ": 503");
    }

    @Test
    void withoutTheRuleThePageIsUndoneAndTheRuleIsSaidToBeMissing() throws Exception {
        serves("");
        assertThat(rig.asks("switch rule").fault()).isTrue();
        assertThat(rig.asks("switch rule").lines().getFirst()).contains("not there");
        assertThat(rig.does("switch on").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(flag).doesNotExist();
    }

    @Test
    void withoutAlwaysTheRuleIsFoundToBeWrongAndThePageIsUndone() throws Exception {
        serves(rule().replace(" always", ""));
        assertThat(rig.asks("switch rule").lines().getFirst()).contains("always");
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("Retry-After");
    }
}
