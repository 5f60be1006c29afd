package dev.handrail.site.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which web server it is, and what the script does to files on this machine. */
class WebHostTest {
    @TempDir
    private Path folder;

    private Shells shells;
    private WebHost host;

    @BeforeEach
    void open() {
        shells = new SshShells(
                (ref, name) -> Secret.of("unused".toCharArray()),
                Asker.NOBODY,
                new HostKeys(folder.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
        host = new WebHost(Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE)), shells);
    }

    @AfterEach
    void close() {
        shells.close();
    }

    private WebPlace found(@Nullable WebServer kind, @Nullable String config, String... told) throws Exception {
        return host.find(List.of(told), kind, config, "/srv/www/page.html");
    }

    @Test
    void theOneThatRunsIsTheOneThatIsMeant() throws Exception {
        WebPlace place = found(null, null, "nginx no /etc/nginx/nginx.conf", "apache yes /etc/apache2/apache2.conf");

        assertThat(place.kind()).isEqualTo(WebServer.APACHE);
        assertThat(place.config()).isEqualTo("/etc/apache2/apache2.conf");
        assertThat(place.rule()).matches("/etc/apache2/handrail-maintenance-[0-9a-f]{8}/rule");
        assertThat(found(WebServer.NGINX, null, "nginx no /etc/nginx/nginx.conf", "apache yes /x")
                        .line())
                .startsWith("include \"/etc/nginx/handrail-maintenance-");
        assertThat(found(null, "/opt/nginx/nginx.conf", "nginx no").config()).isEqualTo("/opt/nginx/nginx.conf");
    }

    @Test
    void severalThatRunNoneAndThoseInContainersAreRefused() {
        assertThatThrownBy(() -> found(null, null, "nginx yes /a", "caddy yes /b"))
                .hasMessageContaining("nginx, caddy");
        assertThatThrownBy(() -> found(null, null)).hasMessageContaining("There is no nginx, apache, caddy");
        assertThatThrownBy(() -> found(null, null, "container parish-web nginx:1.27"))
                .hasMessageContaining("in containers: parish-web nginx:1.27");
        assertThatThrownBy(() -> found(WebServer.CADDY, null, "nginx yes /a")).hasMessageContaining("no caddy");
    }

    @Test
    void whatIsOnThisMachineIsFoundAndAFileIsReadOrNotThere() throws Exception {
        Path config = Files.writeString(folder.resolve("nginx.conf"), "events {}\n");
        assertThat(host.find(WebServer.NGINX, config.toString(), "key").folder())
                .startsWith(folder.toString());
        assertThat(host.read(config.toString(), 6))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(6));
        assertThat(host.read(folder.resolve("nothing").toString(), 6)).isEmpty();
        assertThatThrownBy(() -> host.read(folder.toString(), 6)).hasMessageContaining("Could not read");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsTold() throws Exception {
        WebPlace nowhere = new WebPlace(WebServer.NGINX, "/proc/self/nginx.conf", "/proc/self/nowhere/handrail");
        Path file = Files.writeString(folder.resolve("site"), "");

        assertThat(host.does("locked", nowhere, file.toString(), "/proc/nowhere/site")
                        .lines())
                .containsExactly("/proc/self/nowhere/handrail", "/proc/nowhere/site");
    }
}
