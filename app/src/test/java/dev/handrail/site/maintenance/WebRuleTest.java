package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Switch;
import dev.handrail.server.Switch.WebServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the rule is there and right is told from what is configured, and not from what looks like it. */
class WebRuleTest {
    private static final WebRule RULE = new WebRule(new Switch.FlagFile("/srv/www/closed.html", null, null));
    private static final String HEADERS = "add_header Retry-After 600 always;\n";

    private static WebRule.Found judged(String configured) {
        return RULE.judged(WebServer.NGINX, configured, "here");
    }

    @ParameterizedTest
    @EnumSource(WebServer.class)
    void whatHandrailWritesLacksNothing(WebServer kind) {
        WebRule.Found found = RULE.judged(kind, RULE.text(kind), "here");
        assertThat(found.there()).isEqualTo(State.ON);
        assertThat(found.lacks()).isEmpty();
        assertThat(found.assets()).isEqualTo(State.ON);
        assertThat(RULE.judged(null, RULE.text(kind), "here").assets())
                .as("also where nobody has said whose configuration it is")
                .isEqualTo(State.ON);
    }

    @ParameterizedTest
    @EnumSource(WebServer.class)
    void commentedOutItIsNotThere(WebServer kind) {
        String commented = RULE.text(kind).replaceAll("(?m)^", "# ");
        assertThat(RULE.judged(kind, commented, "here").there()).isEqualTo(State.OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (-f \"/srv/www/closed.html\") { rewrite ^ /closed.html; }\nlisten 127.0.0.1:5503;\n",
                "location /old { return 503; }\nif (-f \"/srv/www/closed.html\") { rewrite ^ /closed.html; }\n",
                "error_page 503 /closed;\nif (-f \"/srv/www/closed.html\") { rewrite ^ /closed.html; }\n",
                "if (-f \"/srv/www/closed.html\") { rewrite ^ /closed.html; }\n# return 503;\n",
                "if (-f \"/srv/www/closed.html\") { rewrite ^ /closed.html; }\nclient_max_body_size 503m;\n"
            })
    void a503ForSomethingElseIsNone(String configured) {
        assertThat(judged(configured + HEADERS).lacks()).containsExactly("503");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (-f /srv/www/closed.html) { return 503; }",
                "if (-f /srv/www/closed.html) { set $x 1; }\nif ($x) { return 503 \"closed\"; }",
                "try_files /srv/www/closed.html =503;",
                "RewriteCond /srv/www/closed.html -f\nRewriteRule ^ - [R=503,L]",
                "<If \"-f '/srv/www/closed.html'\">\nRedirect 503 /\n</If>",
                "@closed file /srv/www/closed.html\nrespond @closed 503",
                "@closed file /srv/www/closed.html\nrespond @closed \"Back soon\" 503",
                "@closed file /srv/www/closed.html\nerror @closed \"Back soon\" 503",
                "@closed file /srv/www/closed.html\nfile_server @closed {\n  status 503\n}"
            })
    void whatAnswersBecauseOfTheFileIs(String configured) {
        assertThat(judged(configured + "\n" + HEADERS).lacks()).isEmpty();
    }

    @Test
    void retryAfterInACommentIsNone() {
        String configured = "if (-f /srv/www/closed.html) { return 503; }\n# add_header Retry-After 60 always;\n";
        assertThat(judged(configured).lacks()).isEqualTo(List.of("Retry-After"));
    }

    private static final String ASKED = "if (-f /srv/www/closed.html) { return 503; }\n";
    private static final String SET = "if (-f /srv/www/closed.html) { set $closed 1; }\n";
    private static final String APACHE = "RewriteRule ^ - [R=503,L]\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SET + "if ($request_uri ~* \\.(css|js|png)$) {\n  set $closed 0;\n}\nif ($closed) { return 503; }",
                SET + "if ($uri ~ ^/assets/) { set $closed 0; }\nif ($closed) { return 503; }",
                "location / { " + ASKED + "}\nlocation ~* \\.(css|png)$ { expires 30d; }",
                "location /static/ { expires 30d; }\nlocation / { " + ASKED + "}",
                "location ~ \\.php$ { " + ASKED + "}"
            })
    void nginxServesWhatTheRuleLeavesAlone(String configured) {
        assertThat(judged(configured).assets()).isEqualTo(State.ON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ASKED,
                ASKED + "location ~* \\.(css|png)$ { expires 30d; }",
                "location ~* \\.(css|png)$ { expires 30d; }\n" + ASKED,
                ASKED + "if ($uri ~ ^/assets/) { expires 30d; }",
                "location / { " + ASKED + "}",
                "location ~ \"^/a{2}\" { return 404; }\nlocation /old { set $a \"${b}c\"; }\n" + ASKED
            })
    void nginxServesNothingWhereTheRuleComesBeforeEachLocation(String configured) {
        assertThat(judged(configured).assets()).isEqualTo(State.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '&',
            value = {
                "APACHE & ON & RewriteCond /srv/www/closed.html -f;RewriteCond %{REQUEST_URI} !\\.(css|gif|jpg|png)$;",
                "APACHE & ON & RewriteRule ^/assets/ - [L];RewriteCond /srv/www/closed.html -f;",
                "APACHE & OFF & RewriteCond /srv/www/closed.html -f;",
                "APACHE & OFF & RewriteCond /srv/www/closed.html -f;RewriteCond %{REQUEST_URI} \\.(css|png)$;",
                "APACHE & UNKNOWN & <Location /assets>;Require all granted;</Location>;RewriteCond /srv/www/closed.html -f;",
                "CADDY & ON & @closed {;file /srv/www/closed.html;not path *.css *.png;};error @closed 503",
                "CADDY & ON & @closed {;file /srv/www/closed.html;not {;path /assets/*;};};error @closed 503",
                "CADDY & OFF & @closed file /srv/www/closed.html;error @closed 503",
                "CADDY & UNKNOWN & @closed file /srv/www/closed.html;error @closed 503;handle /assets/* {;file_server;}"
            })
    void theOthersServeWhatTheyExcept(WebServer kind, State assets, String lines) {
        String configured = lines.replace(';', '\n') + (kind == WebServer.APACHE ? APACHE : "");
        assertThat(RULE.judged(kind, configured, "here").assets()).isEqualTo(assets);
    }

    @Test
    void withoutARuleNothingIsSaidOfThem() {
        assertThat(judged("location /assets { expires 30d; }").assets()).isEqualTo(State.UNKNOWN);
    }
}
