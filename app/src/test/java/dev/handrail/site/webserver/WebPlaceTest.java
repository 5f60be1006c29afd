package dev.handrail.site.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Switch.WebServer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a rule of ours lies beside a web server's configuration, and how that is said to a person. */
class WebPlaceTest {
    @ParameterizedTest
    @EnumSource(WebServer.class)
    void theRuleLiesBesideTheConfigurationInAFolderOfItsOwn(WebServer kind) {
        WebPlace place = WebPlace.of(kind, "/etc/web/main.conf", "flag-file\0/srv/page.html");
        assertThat(place.folder()).matches("/etc/web/handrail-maintenance-[0-9a-f]{8}");
        assertThat(place.rule()).isEqualTo(place.folder() + "/rule");
        assertThat(place.line()).containsOnlyOnce("\"" + place.rule() + "\"");
        assertThat(place.line().endsWith(";")).isEqualTo(kind == WebServer.NGINX);
    }

    @Test
    void oneRuleHasOnePlaceAndAnotherAnother() {
        WebPlace one = WebPlace.of(WebServer.NGINX, "/etc/nginx/nginx.conf", "a");
        assertThat(WebPlace.of(WebServer.NGINX, "/etc/nginx/nginx.conf", "a")).isEqualTo(one);
        assertThat(WebPlace.of(WebServer.NGINX, "/etc/nginx/nginx.conf", "b").folder())
                .isNotEqualTo(one.folder());
    }

    @ParameterizedTest
    @CsvSource({"/Caddyfile, /handrail-maintenance-", "Caddyfile, /handrail-maintenance-"})
    void aConfigurationAtTheRootHasOneToo(String config, String begin) {
        assertThat(WebPlace.of(WebServer.CADDY, config, "a").folder()).startsWith(begin);
    }

    @ParameterizedTest
    @CsvSource({
        "NGINX, nginx -t -c /etc/web/main.conf, nginx -s reload -c /etc/web/main.conf",
        "APACHE, apache2ctl configtest, apache2ctl graceful",
        "CADDY, caddy validate --adapter caddyfile --config /etc/web/main.conf, caddy reload --adapter caddyfile --config /etc/web/main.conf"
    })
    void whatAPersonWouldTypeIsSaid(WebServer kind, String trying, String reloading) {
        WebPlace place = WebPlace.of(kind, "/etc/web/main.conf", "a");
        assertThat(place.trying()).isEqualTo(trying);
        assertThat(place.reloading()).isEqualTo(reloading);
    }

    @Test
    void aBlockIsCalledByItsNamesElseByItsPorts() {
        Block named = new Block("/etc/web/site", 0, 9, Set.of("www.example.org", "example.org"), Set.of(443), false);
        assertThat(named.called()).isEqualTo("/etc/web/site [example.org, www.example.org]");
        Block standard = new Block("/etc/web/site", 0, 9, Set.of(), Set.of(443, 80), true);
        assertThat(standard.called()).isEqualTo("/etc/web/site [:80, :443]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server {N  listen 80;N}|8|8",
                "server {  N  listen 80;N}|8|10",
                "server { # oursN  listen 80;N}|8|15",
                "server { listen 80; }|8|8",
                "server {|8|8",
                "server { # ours|8|15"
            })
    void aLineIsPutInBehindTheBraceAndWhatIsSaidOfIt(String text, int brace, int at) {
        assertThat(Block.behind(text.replace('N', '\n'), brace)).isEqualTo(at);
    }
}
