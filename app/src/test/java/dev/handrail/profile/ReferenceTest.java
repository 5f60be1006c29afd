package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.Template;
import dev.handrail.server.TemplateFile;
import dev.handrail.shell.Quoting;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTest {
    private static final String MANY_WAYS = """
            server: Anna's lab
            environment: test
            access:
              ssh: { host: example.org, port: 2222, user: deploy, key: ~/.ssh/my key, jump: bastion.example.org }
            databases:
              - { name: tcp, engine: postgresql, host: db.example.org, port: 5433, user: u, password: vault }
              - { name: peer, engine: postgresql, socket: /var/run/postgresql/.s.PGSQL.5432, as: postgres }
              - { name: inside, engine: postgresql, user: portal, container: { name: portal-db, tool: podman } }
              - { name: records, engine: mariadb, user: root, password: vault }
            files:
              - { name: data, directory: /srv/uso/database, cold: { stop: [podman-compose, down], start: [podman-compose, up, -d], in: /srv/uso } }
            logs:
              - { name: app, file: "/var/log/my app.log" }
              - { name: web, journal: nginx }
              - { name: backend, container: portal }
            sites:
              - { name: public, url: "https://example.org/a?b=c&d", ip: 192.0.2.10 }
            switch: { kind: artisan, directory: /var/www/app, retry: 60 }
            """;

    @Test
    void eachCommandHasTheValuesOfTheProfileAndIsQuotedWhereAShellWouldTouchIt() throws OperationFailed {
        assertThat(commands(MANY_WAYS))
                .contains(
                        "ssh -p 2222 -i ~/'.ssh/my key' -o "
                                + Quoting.argument(
                                        "ProxyCommand=ssh -W '[%h]:%p' -i '~/.ssh/my key' deploy@bastion.example.org")
                                + " deploy@example.org",
                        "psql -h db.example.org -p 5433 -U u -d tcp",
                        "sudo -u postgres psql -h /var/run/postgresql -d peer",
                        "podman exec -it portal-db psql -U portal -d inside",
                        "mariadb -h localhost -u root -p records",
                        "tail -n 100 -F '/var/log/my app.log'",
                        "journalctl -u nginx -n 100 -f",
                        "podman logs --tail 100 -f portal",
                        "podman restart portal",
                        "cd /srv/uso && podman-compose down",
                        "cd /var/www/app && php artisan down --retry=60",
                        "cd /var/www/app && php artisan up",
                        "handrail backup run 'Anna'\\''s lab'",
                        "handrail restore ID --into tcp_restored")
                .anyMatch(command -> command.contains("--resolve example.org:443:192.0.2.10")
                        && command.endsWith("'https://example.org/a?b=c&d'"));
    }

    @ParameterizedTest
    @EnumSource
    void everyTemplateHasOne(Template template) throws OperationFailed {
        String filled = TemplateFile.of(template).text().replace(TemplateFile.PLACEHOLDER, "chms");

        assertThat(commands(filled)).contains("handrail backup run chms").anyMatch(one -> one.startsWith("curl"));
    }

    @Test
    void whatIsOnThisComputerNeedsNoWayIn() throws OperationFailed {
        assertThat(commands("server: Here\nenvironment: test\naccess: this-computer\n"))
                .containsExactly("handrail server test Here");
    }

    private static List<String> commands(String profile) throws OperationFailed {
        return Reference.of(ProfileFile.read(profile, "profile.yaml").getFirst()).stream()
                .map(Reference.Line::command)
                .toList();
    }
}
