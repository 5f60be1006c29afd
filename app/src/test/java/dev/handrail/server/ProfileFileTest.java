package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile file may say, and that it comes back as it went. */
class ProfileFileTest {
    @Test
    void theExampleOfTheManualIsUnderstoodWhole() throws IOException, OperationFailed {
        Server server = ProfileFile.read(manual(), "manual.yaml").getFirst();

        assertThat(server.name()).isEqualTo("Parish office");
        assertThat(server.isProduction()).isTrue();
        assertThat(server.template()).isEqualTo(Template.LARAVEL);
        assertThat(server.access())
                .isEqualTo(new Access.Ssh(
                        "example.org",
                        22,
                        "deploy",
                        "~/.ssh/id_ed25519",
                        null,
                        false,
                        "bastion.example.org",
                        Sudo.NONE));
        assertThat(server.databases())
                .extracting(Database::name)
                .containsExactly("chms_production", "records", "portal", "legacy");
        assertThat(server.databases().getFirst().password()).isEqualTo(new SecretRef.Env("CHMS_DB"));
        assertThat(server.databases().getFirst().keep()).isEqualTo(new Keep(30));
        assertThat(server.databases().get(1).port()).isEqualTo(3306);
        assertThat(server.databases().get(2).container())
                .isEqualTo(new Database.Container("portal-db", Database.Tool.PODMAN));
        assertThat(server.databases().get(3).as()).isEqualTo("postgres");
        assertThat(Objects.requireNonNull(server.files().get(1).cold()).start())
                .containsExactly("podman-compose", "up", "-d");
        assertThat(server.scripts().getFirst().produces()).isEqualTo("/home/deploy/backups/*.dump");
        assertThat(server.destinations())
                .contains(new Destination.Folder("here", "~/Backups/parish"))
                .contains(new Destination.ServerFolder("there", "/var/backups/chms"));
        assertThat(server.destination("cloud")).containsInstanceOf(Destination.S3.class);
        assertThat(Objects.requireNonNull(server.encryption()).age()).hasSize(1);
        assertThat(server.logs()).contains(new LogSource.Journald("web", "nginx"));
        assertThat(server.sites().getLast().expect().json()).isEqualTo(Map.of("success", true));
        assertThat(server.maintenance()).isEqualTo(new Switch.Artisan("/var/www/chms/backend", 60));
        assertThat(server.contacts().getFirst().phone()).isEqualTo("+233 20 000 0000");
    }

    @Test
    void theExampleOfTheManualComesBackAsItWent() throws IOException, OperationFailed {
        Server server = ProfileFile.read(manual(), "manual.yaml").getFirst();
        String exported = ProfileFile.write(server);
        assertThat(ProfileFile.read(exported, "export")).containsExactly(server);
        assertThat(exported)
                .contains("\n    ssh: {host: example.org, port: 22, user: deploy, key: ~/.ssh/id_ed25519")
                .contains("\n  - {name: legacy, engine: postgresql, socket: /var/run/postgresql, as: postgres}\n")
                .contains("\n  - {name: here, folder: ~/Backups/parish}\n")
                .startsWith("server: Parish office\nenvironment: production\ntemplate: laravel\naccess:\n");
    }

    @Test
    void anyProfileComesBackAsItWentAndIsWrittenTheSameTwice() throws OperationFailed {
        for (long seed = 0; seed < 1000; seed++) {
            Server server = new Profiles(seed).server();
            String exported = ProfileFile.write(server);
            List<Server> imported = ProfileFile.read(exported, "seed " + seed);
            assertThat(imported).as("seed %s%n%s", seed, exported).containsExactly(server);
            assertThat(ProfileFile.write(imported.getFirst())).isEqualTo(exported);
        }
    }

    /** A minute, unless it is said; and what an older file says of it is nothing. */
    @Test
    void howItIsAskedWhetherAnApplicationWorksMayBeLeftOut() throws OperationFailed {
        String text = """
                server: here
                environment: test
                access: this-computer
                files:
                  - { name: a, directory: /a, cold: { stop: [down], start: [up] } }
                  - { name: b, directory: /b, cold: { stop: [down], start: [up], healthy: [curl, "http://b/?q=1"] } }
                  - { name: c, directory: /c, cold: { stop: [down], start: [up], in: /c, healthy: [sh, -c, ok], within: 90s } }
                """;
        Server server = ProfileFile.read(text, "f").getFirst();
        assertThat(server.files())
                .extracting(set -> Objects.requireNonNull(set.cold()).healthy())
                .containsExactly(
                        null,
                        new FileSet.Healthy(List.of("curl", "http://b/?q=1"), Duration.ofMinutes(1)),
                        new FileSet.Healthy(List.of("sh", "-c", "ok"), Duration.ofSeconds(90)));
        String exported = ProfileFile.write(server);
        assertThat(ProfileFile.read(exported, "export")).containsExactly(server);
        assertThat(exported).contains("cold: {stop: [down], start: [up]}", "within: 90s", "within: 1m");
    }

    @Test
    void severalSwitchesStandOneByOneTheUsualOneFirst() throws OperationFailed {
        String text = """
                server: here
                environment: test
                access: this-computer
                switch: { kind: artisan, directory: /srv/app, retry: 60, render: "errors::503", refresh: 15, redirect: /closed, status: 502, with-secret: true, allow: [192.0.2.10, 10.0.0.0/8] }
                switches:
                  - { kind: flag-file, file: /srv/www/closed.html, web-server: nginx }
                  - { kind: dns, provider: cloudflare, zone: example.org, record: www.example.org, normal: a.example.org, target: b.example.org, token: vault }
                """;
        Server server = ProfileFile.read(text, "f").getFirst();
        assertThat(server.switches()).extracting(Switch::kind).containsExactly("artisan", "flag-file", "dns");
        LaravelDown more =
                new LaravelDown(List.of("192.0.2.10", "10.0.0.0/8"), "errors::503", 15, "/closed", 502, true);
        assertThat(server.switches().getFirst()).isEqualTo(new Switch.Artisan("/srv/app", 60, more));
        String exported = ProfileFile.write(server);
        assertThat(ProfileFile.read(exported, "export")).containsExactly(server);
        assertThat(exported).contains("\nswitches:\n", "with-secret: true", "allow: [");
        assertThat(exported.indexOf("kind: artisan")).isLessThan(exported.indexOf("\nswitches:"));
    }

    @Test
    void severalServersStandInOneFile() throws OperationFailed {
        List<Server> servers = List.of(
                new Profiles(1).server().withName("first"),
                new Profiles(2).server().withName("second"));
        assertThat(ProfileFile.read(ProfileFile.write(servers), "both")).isEqualTo(servers);
        assertThat(ProfileFile.read("---\n" + ProfileFile.write(servers) + "...\n", "both"))
                .isEqualTo(servers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access: this-computer",
                "access:\n  this-computer: true",
                "access: { this-computer: true, sudo: none }",
                "access: \"this-computer\""
            })
    void thisComputerIsReachedByAWord(String access) throws OperationFailed {
        Server server = ProfileFile.read("server: here\nenvironment: test\n" + access, "f")
                .getFirst();
        assertThat(server.access()).isEqualTo(new Access.ThisComputer(Sudo.NONE));
    }

    @Test
    void blockStyleAndFlowStyleAreTheSame() throws OperationFailed {
        String block = """
                server: here
                environment: test
                access:
                  ssh:
                    host: example.org
                    user: ops
                    agent: true
                    password: ask
                  sudo: passwordless
                switch:
                  kind: capistrano
                  directory: ~/sites/makerspace
                  stage: production
                """;
        String flow = """
                { server: here, environment: test,
                  access: { ssh: { host: example.org, user: ops, agent: true, password: ask }, sudo: passwordless },
                  switch: { kind: capistrano, directory: ~/sites/makerspace, stage: production, on: workstation } }
                """;
        assertThat(ProfileFile.read(block, "block")).isEqualTo(ProfileFile.read(flow, "flow"));
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkDoNoHarm() throws IOException, OperationFailed {
        assertThat(ProfileFile.read("\uFEFF" + manual().replace("\n", "\r\n"), "dos"))
                .isEqualTo(ProfileFile.read(manual(), "unix"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: flag-file, file: /var/www/closed, web-server: nginx, rule: /etc/nginx/closed.conf",
                "kind: artisan, directory: /srv/site",
                "kind: capistrano, directory: /srv/site, stage: production, on: server",
                "kind: compose, directory: /srv/site, tool: docker, services: [web, worker]",
                "kind: command, on: [touch, /closed], off: [rm, /closed], status: [test, -e, /closed]",
                "kind: dns, provider: cloudflare, zone: a.org, record: www.a.org, normal: h.a.org, target: p.b.dev, token: vault",
                "kind: render, service: srv-c1, page: https://a.org/closed, token: env:RENDER",
                "kind: render, service: srv-c1, token: vault, lease: server",
                "kind: dns, provider: cloudflare, zone: a.org, record: www.a.org, normal: h.a.org, target: p.b.dev, token: vault, lease: server",
                "kind: capistrano, directory: ~/site, stage: production, lease: server",
                "kind: capistrano, directory: ~/site, stage: production, lease: server, file: /srv/a/shared/public/system/maintenance.html"
            })
    void everyKindOfSwitchComesBackAsItWent(String flow) throws OperationFailed {
        Server server = ProfileFile.read(
                        "server: a\nenvironment: test\naccess: this-computer\nswitch: { " + flow + " }\n", "f")
                .getFirst();
        assertThat(server.maintenance()).isNotNull();
        String exported = ProfileFile.write(server);
        assertThat(ProfileFile.read(exported, "f")).containsExactly(server);
        assertThat(exported.contains("lease: server"))
                .as("nothing is leased that nobody chose")
                .isEqualTo(flow.contains("lease: server"));
    }

    @Test
    void aFileIsReadFromTheDisk(@TempDir Path folder) throws IOException, OperationFailed {
        Path file = Files.writeString(folder.resolve("parish.yaml"), manual());
        assertThat(ProfileFile.read(file)).hasSize(1);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ProfileFile.read(file)).hasMessageContaining("parish.yaml:1: The file is not a text");
        Files.writeString(file, "server: Zürich\r\n# 🏛 Zürich\n");
        Files.writeString(file, "#\ntags: [café]\n", StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> ProfileFile.read(file))
                .hasMessageContaining("parish.yaml:4: The file is not a text in UTF-8 here; save it as one");
        Files.write(file, new byte[] {'#', '\n', (byte) 0xc3});
        assertThatThrownBy(() -> ProfileFile.read(file)).hasMessageContaining("parish.yaml:2: The file is not a text");
        assertThatThrownBy(() -> ProfileFile.read(folder.resolve("none.yaml")))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> ProfileFile.read(folder))
                .hasMessageContaining("could not be read")
                .hasMessageNotContaining("Exception");
        Files.writeString(file, "#".repeat(2_000_000));
        assertThatThrownBy(() -> ProfileFile.read(file)).hasMessageContaining("larger than 256 KB");
    }

    private static String manual() throws IOException {
        try (InputStream in = Objects.requireNonNull(ProfileFileTest.class.getResourceAsStream("manual.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
