package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a profile file is said with its line, all of it at once, and without any secret. */
class ProfileProblemsTest {
    private static final String HEAD = "server: a\nenvironment: test\naccess: this-computer\n";

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        String told = problems("""
                server: Parish office
                enviroment: production
                access:
                  ssh: { host: "example.org:22", port: 99999, user: deploy, pasword: vault }
                  sudo: maybe
                databases:
                  - { name: a, engine: oracle }
                  - { name: b, engine: mysql, user: x, keep: 30 }
                  - { name: b, engine: mysql, user: x }
                  - { name: b, engine: mysql, user: x }
                sites:
                  - { name: s, url: example.org }
                """);
        assertThat(told.lines())
                .contains("f.yaml:1: environment is missing")
                .contains("f.yaml:2: enviroment is not known here; did you mean environment?")
                .contains("f.yaml:4: access.ssh.port must be a port between 1 and 65535")
                .contains("f.yaml:4: access.ssh.pasword is not known here; did you mean password?")
                .contains("f.yaml:5: access.sudo must be one of: none, passwordless, ask")
                .contains("f.yaml:7: databases.engine must be one of: postgresql, mariadb, mysql")
                .contains("f.yaml:8: databases.keep must say what is kept, such as 30d, or 30d, 10 newest, 7 daily, 4"
                        + " weekly, 12 monthly, 3 yearly, at most 50GB")
                .contains("f.yaml:10: databases names b twice; give each its own name")
                .anyMatch(line -> line.startsWith("f.yaml:12: sites.url must be an address"));
    }

    @Test
    void aDestinationThatIsThePlaceOfAnotherIsSaidWithItsLineAndStaysReadableWhereItWasStored() throws Exception {
        String profile = HEAD + """
                destinations:
                  - { name: mine, folder: /srv/backups }
                  - { name: far, s3: { bucket: b, prefix: x } }
                  - { name: again, server-folder: /srv/backups/ }
                  - { name: cloud, s3: { bucket: b, prefix: x/ } }
                """;
        assertThat(problems(profile).lines())
                .contains(
                        "f.yaml:7: destinations names again, which is the same place as mine: it must be a place of its"
                                + " own, as one copy is not two",
                        "f.yaml:8: destinations names cloud, which is the same place as far: it must be a place of its"
                                + " own, as one copy is not two");
        assertThat(ProfileFile.stored(profile, "stored").destinations()).hasSize(4);
    }

    @Test
    void whatLaravelCannotBeToldIsSaidWithItsLine() {
        String told = problems(HEAD + """
                switch:
                  kind: artisan
                  directory: /srv/app
                  allow: [somebody]
                switches:
                  - { kind: artisan, directory: /a, status: 200 }
                  - { kind: artisan, directory: /a, refresh: 0 }
                  - { kind: artisan, directory: /a, redirect: closed }
                  - { kind: artisan, directory: /a, with-secret: maybe }
                  - { kind: artisan, directory: /a, rendered: x }
                """);
        assertThat(told.lines())
                .anyMatch(line -> line.startsWith("f.yaml:7: switch.allow must be an IP address or a network"))
                .anyMatch(line -> line.startsWith("f.yaml:9: switches.status must be what is answered"))
                .anyMatch(line -> line.startsWith("f.yaml:10: switches.refresh must be a number of seconds"))
                .anyMatch(line -> line.startsWith("f.yaml:11: switches.redirect must be a path of the site"))
                .anyMatch(line -> line.startsWith("f.yaml:12: switches.with-secret"))
                .anyMatch(line -> line.startsWith("f.yaml:13: switches.rendered is not known here"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    databases: { name: a }                                                | 4: databases must be a list
                    databases: [a]                                                        | 4: databases must have keys
                    databases: [{ name: a, engine: mysql }]                               | 4: databases.user is missing
                    databases: [{ name: [a], engine: mysql, user: u }]                    | 4: databases.name must be a single text
                    databases: [{ name: '', engine: mysql, user: u }]                     | 4: databases.name must not be empty
                    databases: [{ name: "a\\nb", engine: mysql, user: u }]                | 4: databases.name must be one line
                    databases: [{ name: a, engine: mysql, user: u, port: "80" }]          | 4: databases.port must be a whole number
                    databases: [{ name: a, engine: mysql, user: u, port: 0 }]             | 4: databases.port must be a port
                    databases: [{ name: a, engine: mysql, user: u, host: -oProxy }]       | 4: databases.host must be a host
                    databases: [{ name: a, engine: mysql, user: u, keep: "60d, 30d" }]    | 4: databases.keep says a second time with 30d
                    files: [{ name: a, directory: /b, keep: "12 monthly, 7 daily, 1 monthly" }] | 4: files.keep says a second time with 1 monthly
                    scripts: [{ name: a, command: [run], produces: /b, keep: "at most 5GB, 7d, at most 1GB" }] | 4: scripts.keep says a second time with at most 1GB
                    repositories: [{ name: a, url: /x, keep: "7d, 8d" }]                  | 4: repositories.keep says a second time with 8d
                    databases: [{ name: a, engine: mysql, as: root }]                     | 4: databases.as needs a socket
                    databases: [{ name: a, engine: mysql, socket: /s, host: h, as: r }]   | 4: databases.host cannot go together
                    databases:                                                            | 4: databases has no value
                    databases: [{ name: a, engine: mysql, user: u, drill: 31d }]          | 4: databases.drill must have keys
                    databases: [{ name: a, engine: mysql, user: u, drill: { every: often } }] | 4: databases.drill.every must be a length of time
                    databases: [{ name: a, engine: mysql, user: u, drill: { every: 2h } }]    | 4: databases.drill.every must be at least a day
                    databases: [{ name: a, engine: mysql, user: u, drill: { sql: SELECT 1 } }] | 4: databases.drill.sql must be a list
                    databases: [{ name: a, engine: mysql, user: u, drill: { sql: [""] } }] | 4: databases.drill.sql must not be empty
                    databases: [{ name: a, engine: mysql, user: u, drill: { url: here } }] | 4: databases.drill.url must be an address
                    databases: [{ name: a, engine: mysql, user: u, drill: { url: "https://me:pw@b.org" } }] | 4: databases.drill.url must not carry a user
                    databases: [{ name: a, engine: mysql, user: u, drill: { evry: 31d } }] | 4: databases.drill.evry is not known here; did you mean every?
                    databases: [{ name: a, engine: mysql, user: u, drill: { hours: night } }] | 4: databases.drill.hours must be hours of the day
                    databases: [{ name: a, engine: mysql, user: u, undo: soon }]          | 4: databases.undo must be a length of time
                    databases: [{ name: a, engine: mysql, user: u, undo: 5m }]            | 4: databases.undo must be from an hour to ten years
                    files: [{ name: a, directory: /b, drill: { sql: [SELECT 1] } }]       | 4: files.drill has sql or url
                    template: wordpress                                                   | 4: template must be one of: compose
                    destinations: [{ name: a }]                                           | 4: destinations must have exactly one of
                    destinations: [{ s3: { bukket: c } }]                                 | 4: destinations.s3.bukket is not known here
                    destinations: [{ name: a, folder: backups }]                          | 4: destinations.folder must begin with /
                    destinations: [{ name: a, folder: ~anna/b }]                          | 4: destinations.folder must have a / behind the ~
                    destinations: [{ name: a, server-folder: ~deploy/b }]                 | 4: destinations.server-folder must have a / behind the ~
                    destinations: [{ name: a, folder: b, s3: { bucket: c } }]             | 4: destinations must have exactly one of
                    destinations: [{ name: a, s3: { bucket: c, access-key: vault } }]     | 4: destinations.s3.secret-key is missing
                    destinations: [{ name: a, s3: { bucket: c, endpoint: s3.org } }]      | 4: destinations.s3.endpoint must be an address
                    destinations: [{ name: a, s3: { bucket: c, path-style: "no" } }]      | 4: destinations.s3.path-style must be
                    scripts: [{ name: a, command: [~/run.sh], produces: /b }]             | 4: scripts.command must begin with the whole path of a program
                    scripts: [{ name: a, command: [bin/run], produces: /b }]              | 4: scripts.command must begin with the whole path of a program
                    scripts: [{ name: a, command: [run], produces: ~/backups/*.dump }]    | 4: scripts.produces must be the whole path
                    files: [{ name: a, directory: ~/uploads }]                            | 4: files.directory must be the whole path, such as /home/deploy/uploads
                    files: [{ name: a, directory: uploads }]                              | 4: files.directory must be the whole path
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [y], in: ~/c } }] | 4: files.cold.in must be the whole path
                    files: [{ name: a, directory: /b, cold: { stop: [./x], start: [y] } }] | 4: files.cold.stop must begin with the whole path of a program
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [~/y], in: /c } }] | 4: files.cold.start must begin with the whole path of a program
                    repositories: [{ name: a, directory: ~/site }]                        | 4: repositories.directory must be the whole path
                    logs: [{ name: a, file: log/production.log }]                         | 4: logs.file must be the whole path
                    switch: { kind: flag-file, file: ~/maintenance.on }                   | 4: switch.file must be the whole path
                    switch: { kind: flag-file, file: /m, rule: nginx.conf }               | 4: switch.rule must be the whole path
                    switch: { kind: artisan, directory: ~/app }                           | 4: switch.directory must be the whole path
                    switch: { kind: compose, directory: app }                             | 4: switch.directory must be the whole path
                    switch: { kind: capistrano, directory: ~/app, stage: s, on: server }  | 4: switch.directory must be the whole path
                    switch: { kind: capistrano, directory: app, stage: s }                | 4: switch.directory must begin with / or with ~/
                    switch: { kind: command, on: [~/on], off: [b], status: [c] }          | 4: switch.on must begin with the whole path of a program
                    announce: { command: [~/tell] }                                       | 4: announce.command must begin with the whole path of a program
                    databases: [{ name: a, engine: mysql, socket: ~/s, as: root }]        | 4: databases.socket must be the whole path
                    databases: [{ name: a, engine: mysql, user: u, password: "file:pw" }] | 4: databases.password must begin with / or with ~/
                    encryption: { passphrase: "file:pw" }                                 | 4: encryption.passphrase must begin with / or with ~/
                    scripts: [{ name: a, command: run.sh, produces: /b }]                  | 4: scripts.command must be a list
                    scripts: [{ name: a, command: [], produces: /b }]                      | 4: scripts.command must not be empty
                    scripts: [{ name: a, command: [-rf, /], produces: /b }]                | 4: scripts.command must begin with the name of a program
                    files: [{ name: a, directory: /b, cold: { stop: [-x], start: [y] } }] | 4: files.cold.stop must begin with the name
                    switch: { kind: command, on: [a], off: [b], status: [--now] }         | 4: switch.status must begin with the name
                    sites: [{ name: a, url: "https://b.org", expect: { json: { a: 10e2147483647 } } }] | 4: sites.expect.json must be what JSON
                    files: [{ name: a, directory: /b, cold: { stop: [x] } }]              | 4: files.cold.start is missing
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [y], within: 1m } }] | 4: files.cold.within is for how long healthy
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [y], healthy: z } }] | 4: files.cold.healthy must be a list
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [y], healthy: [z], within: 2h } }] | 4: files.cold.within must be between
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [y], healthy: [z], within: 0s } }] | 4: files.cold.within must be between
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [y], healthy: [z], within: 60 } }] | 4: files.cold.within must be a length
                    encryption: { age: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q] } | 4: encryption.age must be an age
                    encryption: { age: [somebody] }                                       | 4: encryption.age must be an age
                    logs: [{ name: a }]                                                   | 4: logs must have exactly one of: file
                    sites: [{ name: a, url: "http://web_1:8080/" }]                       | 4: sites.url names the host web_1, and _ cannot stand in an address of the web; write another name
                    destinations: [{ name: a, s3: { bucket: c, endpoint: "http://minio_1:9000" } }] | 4: destinations.s3.endpoint names the host minio_1, and _ cannot stand
                    sites: [{ name: a, url: "https://gemeinde-müller.de" }]               | 4: sites.url names the host gemeinde-müller.de, and ü cannot stand in an address of the web; write xn--gemeinde-mller-psb.de, which
                    sites: [{ name: a, url: "https://Gemeinde-Mu\u0308ller.de:80/x" }]   | 4: sites.url names the host Gemeinde-Mu\u0308ller.de, and \u0308 cannot stand in an address of the web; write xn--gemeinde-mller-psb.de, which
                    sites: [{ name: a, url: "https://straße.de" }]                        | 4: sites.url names the host straße.de, and ß cannot stand in an address of the web; write another name
                    sites: [{ name: a, url: "https://müller_1.de" }]                      | 4: sites.url names the host müller_1.de, and ü cannot stand in an address of the web; write another name
                    sites: [{ name: a, url: "https://a%20b.org" }]                        | 4: sites.url names the host a%20b.org, and % cannot stand
                    sites: [{ name: a, url: "https://b.org:x" }]                          | 4: sites.url must be an address
                    sites: [{ name: a, url: "https:///x" }]                               | 4: sites.url must be an address
                    sites: [{ name: a, url: "ftp://b_1.org" }]                            | 4: sites.url must be an address
                    sites: [{ name: a, url: "ftp://b.org" }]                              | 4: sites.url must be an address
                    sites: [{ name: a, url: "https://b.org", ip: here }]                  | 4: sites.ip must be an IP
                    sites: [{ name: a, url: "https://b.org", expect: { status: 7 } }]     | 4: sites.expect.status must be an HTTP
                    sites: [{ name: a, url: "https://b.org", expect: { headers: x } }]    | 4: sites.expect.headers must have keys
                    sites: [{ name: a, url: "https://b.org", expect: { headers: { a: [b] } } }] | 4: sites.expect.headers.a must be
                    sites: [{ name: a, url: "https://b.org", expect: { headers: { a b: c } } }] | 4: sites.expect.headers must be
                    sites: [{ name: a, url: "https://b.org", expect: { json: [1] } }]     | 4: sites.expect.json must have keys
                    sites: [{ name: a, url: "https://b.org", expect: { json: { a: 1e999999999 } } }] | 4: sites.expect.json must be what JSON
                    switch: { kind: magic }                                               | 4: switch.kind must be one of: flag-file
                    switch: { kind: artisan, directory: /a, retry: 0 }                    | 4: switch.retry must be a number of seconds
                    switch: { kind: dns } | 4: switch.provider is missing
                    switch: { kind: dns, provider: godaddy, zone: b.org, record: b.org, normal: a.b.org, target: c.b.org } | 4: switch.provider must be one of: cloudflare
                    switch: { kind: dns, provider: cloudflare, zone: 'b.org/x', record: b.org, normal: a.b.org, target: c.b.org } | 4: switch.zone must be a host
                    switch: { kind: dns, provider: cloudflare, zone: b.org, record: b.org, target: c.b.org } | 4: switch.normal is missing
                    switch: { kind: dns, provider: cloudflare, zone: b.org, record: b.org, normal: a.b.org, target: 'c.b.org:80' } | 4: switch.target must be a host
                    sites: [ { name: a, url: "https://b.org", dns: { cdn: maybe } } ] | 4: sites.dns.cdn
                    sites: [ { name: a, url: "https://b.org", dns: { resolvers: [dns.google] } } ] | 4: sites.dns.resolvers must be an address
                    sites: [ { name: a, url: "https://b.org", dns: { resolvers: ['1.1.1.1:99999'] } } ] | 4: sites.dns.port must be a port
                    announce: { } | 4: announce must have exactly one of: command, url
                    announce: { command: [wall], url: "https://example.org" } | 4: announce must have exactly one of: command, url
                    announce: { command: [] } | 4: announce.command must not be empty
                    announce: { command: [wall], on: moon } | 4: announce.on must be one of: workstation, server
                    announce: { url: "ftp://example.org" } | 4: announce.url must be an address
                    announce: { url: "https://example.org/{token}" } | 4: announce.token must say where the secret is
                    announce: { url: "https://{token}.example.org/", token: vault } | 4: announce.url must be an address
                    announce: { url: "http://example.org/hook", token: vault } | 4: announce.url must begin with https://
                    announce: { url: "https://bob:pw@example.org/" } | 4: announce.url must not carry
                    switch: { kind: capistrano, directory: /a } | 4: switch.stage is missing
                    switch: { kind: capistrano, directory: /a, stage: live, on: moon } | 4: switch.on must be one of: workstation, server
                    switch: { kind: capistrano, directory: /a, stage: live, lease: workstation } | 4: switch.lease must be one of: server
                    switch: { kind: capistrano, directory: /a, stage: live, on: server, lease: server } | 4: switch.lease is for
                    switch: { kind: capistrano, directory: /a, stage: live, file: /b.html } | 4: switch.file is the page that
                    switch: { kind: capistrano, directory: /a, stage: live, lease: server, file: b.html } | 4: switch.file must be
                    switch: { kind: capistrano, directory: /a, stage: live, lease: server, file: /b/ } | 4: switch.file must be
                    switch: { kind: render, service: srv-1, lease: true } | 4: switch.lease must be one of: server
                    switch: { kind: artisan, directory: /a, lease: server } | 4: switch.lease is not known here
                    switch: { kind: compose, services: [web] } | 4: switch.directory is missing
                    switch: { kind: compose, directory: /a, tool: lxc } | 4: switch.tool must be one of:
                    switch: { kind: compose, directory: /a, services: web } | 4: switch.services must be a list
                    switch: { kind: compose, directory: /a, services: ['-f'] } | 4: switch.services must be the name of a container
                    switch: { kind: render } | 4: switch.service is missing
                    switch: { kind: render, service: srv-1, page: b.org } | 4: switch.page must be an address
                    switch: { kind: render, service: srv-1, token: rnd_hunter2 } | 4: switch.token must say where the secret is
                    switch: { kind: command, on: [a], off: [b] } | 4: switch.status is missing
                    switch: { kind: command, on: [], off: [b], status: [c] } | 4: switch.on must not be empty
                    switch: { kind: flag-file, file: /a, web-server: iis } | 4: switch.web-server must be one of: nginx, apache, caddy
                    switch: { kind: flag-file, file: /a, stage: live } | 4: switch.stage is not known here
                    switch: { directory: /a } | 4: switch.kind is missing
                    sites: [{ name: a }] | 4: sites.url is missing
                    sites: [{ name: a, url: "https://b.org:99999" }] | 4: sites.url must be a port
                    databases: [{ name: a, engine: mysql, user: u, container: { name: c } }] | 4: databases.container.tool is missing
                    databases: [{ name: a, engine: mysql, user: u, container: { name: '-c', tool: docker } }] | 4: databases.container.name must be the name of a container
                    databases: [{ name: a, engine: mysql, user: u, container: c }] | 4: databases.container must have keys
                    files: [{ name: a }] | 4: files.directory is missing
                    files: [{ name: a, directory: /b, exclude: x }] | 4: files.exclude must be a list
                    scripts: [{ name: a, command: [run.sh] }] | 4: scripts.produces is missing
                    repositories: [{ name: a, url: "https://oauth2:hunter2@b.org/x.git" }] | 4: repositories.url must not carry a password or a token
                    repositories: [{ name: a, url: "HTTPS://ghp_hunter2@b.org/x.git" }]    | 4: repositories.url must not carry a password or a token
                    repositories: [{ name: a, url: "ssh://me:hunter2@b.org/x.git" }]       | 4: repositories.url must not carry a password or a token
                    contacts: [{ name: a }]                                               | 4: contacts.role is missing
                    contacts: [{ role: a, ? [b] : c }]                                    | 4: contacts has a key that is no text
                    server: b                                                             | 4: server stands here twice; the first is on line 1
                    tags: [a, null]                                                       | 4: tags has no value here; write one
                    tags: [a, , b]                                                        | 4: The file is not valid YAML
                    scripts: [{ name: a, command: [run, null, 3], produces: /b }]         | 4: scripts.command has no value here
                    files: [{ name: a, directory: /b, cold: { stop: [x], start: [y], healthy: [NULL, null] } }] | 4: files.cold.healthy has no value here
                    sites: [{ name: a, url: "https://b.org", dns: { resolvers: [null] } }] | 4: sites.dns.resolvers has no value here
                    tags: [a, a]                                                          | 4: tags names a twice
                    color: red                                                            | 4: color is not known here; there are: server, environment
                    """)
    void eachMistakeIsToldWithItsLine(String line, String told) {
        assertThat(problems(HEAD + line)).contains("f.yaml:" + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    access:                                                     | access has no value
                    access: elsewhere                                           | access must have keys
                    access: { sudo: none }                                      | access must have exactly one of: ssh, this-computer
                    access: { ssh: { host: h, user: u }, this-computer: true }  | access must have exactly one of: ssh, this-computer
                    access: { this-computer: false }                            | access.this-computer must be true
                    access: { this-computer: 1 }                                | access.this-computer must be true or false
                    access: { ssh: { user: u } }                                | access.ssh.host is missing
                    access: { ssh: { host: h } }                                | access.ssh.user is missing
                    access: { ssh: { host: -oProxyCommand=x, user: u } }        | access.ssh.host must be a host
                    access: { ssh: { host: h, user: -l } }                      | access.ssh.user must be the name of a user
                    access: { ssh: { host: h, user: u, port: 65536 } }          | access.ssh.port must be a port
                    access: { ssh: { host: h, user: u, agent: maybe } }         | access.ssh.agent must be true or false
                    access: { ssh: { host: h, user: u, jump: 'a,,b' } }         | access.ssh.jump must be [user@]host[:port]
                    access: { ssh: { host: h, user: u, jump: 'a,10.0.0' } }     | access.ssh.jump must name each host by its name or its whole IP address, which 10.0.0 is not
                    access: { ssh: { host: h, user: u }, sudo: always }         | access.sudo must be one of: none, passwordless, ask
                    """)
    void eachMistakeInTheWayToTheServerIsToldWithItsLine(String line, String told) {
        assertThat(problems("server: a\nenvironment: test\n" + line)).contains("f.yaml:3: " + told);
    }

    @Test
    void withoutAWayToTheServerItIsSaidToBeMissing() {
        assertThat(problems("server: a\nenvironment: test\n")).contains("f.yaml:1: access is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: hunter2",
                "password: [hunter2]",
                "password: { is: hunter2 }",
                "password: env:hunter2!",
                "password: *hunter2",
                "password: !hunter2 x",
                "password: \"hunter2",
                "password: 'hunter2\n  password: hunter2",
                "password: @hunter2",
                "password: hunter2: x",
                "password: |hunter2",
                "password: {hunter2",
                "password: \"hunter2\\q\"",
                "password: \"\\hunter2\"",
                "agent: hunter2",
                "port: hunter2",
                "jump: me:hunter2@bastion"
            })
    void aSecretInTheClearIsRefusedAndNotRepeated(String line) {
        String told = problems("server: a\nenvironment: test\naccess:\n ssh:\n  host: h\n  user: u\n  " + line + "\n");
        assertThat(told).contains("f.yaml:").doesNotContain("hunter");
    }

    @Test
    void whoWritesASecretIsToldWhatToWriteInstead() {
        String told =
                problems("server: a\nenvironment: test\naccess: { ssh: { host: h, user: u, password: hunter2 } }");
        assertThat(told)
                .contains("f.yaml:3: access.ssh.password must say where the secret is")
                .contains("vault, env:NAME, file:PATH or ask")
                .contains("handrail vault put");
    }

    @Test
    void aSecretKeyAmongTheRecipientsIsRefusedAndNotRepeated() {
        String told = problems(HEAD + "encryption: { age: [AGE-SECRET-KEY-1QQQQ] }");
        assertThat(told).contains("what stands here is a secret key").doesNotContain("1QQQQ");
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndNotRepeated() {
        for (String host : List.of("b.org", "b_1.org", "müller.de")) {
            String told = problems(HEAD + "sites: [{ name: a, url: 'https://me:hunter2@" + host + "' }]");
            assertThat(told).contains("must not carry a user or a password").doesNotContain("hunter2");
        }
    }

    @Test
    void aRepositoryWithAPasswordThatWasStoredBeforeStaysReadable() throws Exception {
        String profile = HEAD + "repositories: [{ name: a, url: 'https://me:hunter2@b.org/x.git' }]";
        assertThat(problems(profile)).doesNotContain("hunter2");
        assertThat(ProfileFile.stored(profile, "stored").repositories()).allMatch(Repository::tellsSecret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://git@b.org/x.git",
                "git@b.org:x.git",
                "https://b.org/a@b:c.git",
                "/srv/x.git",
                "https://anna@bitbucket.org/parish/site.git",
                "https://parish-of-saint-bartholomew@dev.azure.com/parish/site/_git/site",
                "https://anna.1990.smith%40example.org@b.org/x.git"
            })
    void aRepositorysAddressMayNameAnAccountWhereItIsNoSecret(String url) throws Exception {
        assertThat(ProfileFile.read(HEAD + "repositories: [{ name: a, url: '" + url + "' }]", "f.yaml"))
                .hasSize(1);
    }

    @Test
    void aRuleThatIsSaidTwiceAndWasStoredBeforeStaysReadable() throws Exception {
        String profile = HEAD + "files: [{ name: a, directory: /b, keep: '60d, 30d' }]";
        assertThat(ProfileFile.stored(profile, "stored").files().getFirst().keep())
                .isEqualTo(new Keep(30));
    }

    @Test
    void theWordNullInQuotesIsATextLikeAnyOther() throws Exception {
        List<Server> read = ProfileFile.read(HEAD + "tags: ['null', ~]", "f.yaml");
        assertThat(read.getFirst().tags())
                .as("what stands for the home elsewhere is one, too")
                .containsExactly("null", "~");
        assertThat(ProfileFile.read(ProfileFile.write(read), "again.yaml")).isEqualTo(read);
        assertThat(ProfileFile.stored(HEAD + "tags: [null]", "stored").tags())
                .as("what was taken before this was asked stays readable")
                .containsExactly("null");
    }

    @Test
    void aFolderThatWasStoredBeforeStaysReadable() throws Exception {
        String profile = HEAD + "destinations: [{ name: a, folder: backups }]";
        assertThat(ProfileFile.stored(profile, "stored").destinations())
                .containsExactly(new Destination.Folder("a", "backups"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "folder: '~'",
                "folder: ~/b",
                "folder: /b",
                "folder: 'D:\\b'",
                "folder: '\\\\nas\\b'",
                "folder: …/b",
                "server-folder: '~'",
                "server-folder: ~/b",
                "server-folder: backups"
            })
    void aFolderThatIsTheSameWhereverHandrailIsStartedIsTaken(String folder) throws Exception {
        assertThat(ProfileFile.read(HEAD + "destinations: [{ name: a, " + folder + " }]", "f.yaml"))
                .hasSize(1);
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertThat(problems("")).contains("f.yaml:1: The file is empty");
        assertThat(problems("# only a comment\n")).contains("The file is empty");
        assertThat(problems(HEAD + "---\n")).contains("The document is empty");
        assertThat(problems("{}")).contains("The document is empty");
        assertThat(problems("- a")).contains("The document must be keys and values");
        assertThat(problems("just words")).contains("The document must be keys and values");
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsLine() {
        assertThat(problems(HEAD + "databases:\n\t- a\n")).contains("f.yaml:5: The file is not valid YAML here");
        assertThat(problems(HEAD + "tags: [\"a]\n")).contains("is not valid YAML here");
        assertThat(problems(HEAD + "tags: [a\nx: y\n")).contains("is not valid YAML here");
        assertThat(problems(HEAD + "tags: \u0001\n"))
                .isEqualTo("f.yaml:4: The file has a character here that YAML does not allow (U+0001); take it out");
    }

    @Test
    void whatIsWrongIsToldInTheOrderOfTheLines() {
        assertThat(problems("""
                color: red
                sites: [{ name: a }]
                environment: moon
                access: this-computer
                databases: [{ name: a }]
                server: [x]
                """).lines().map(line -> line.replaceFirst("^f.yaml:(\\d+):.*", "$1")))
                .startsWith("1", "2", "3", "5")
                .endsWith("6")
                .isSorted();
    }

    @Test
    void aBombOfAliasesIsRefusedBeforeItGoesOff() {
        StringBuilder bomb = new StringBuilder(HEAD + "x0: &x0 [a, a, a, a, a, a, a, a, a]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("x%d: &x%d [%s]\n".formatted(i, i, "*x" + (i - 1) + (", *x" + (i - 1)).repeat(8)));
        }
        assertThat(problems(bomb.toString())).contains("f.yaml:4: The file has an anchor or an alias");
        assertThat(problems(HEAD + "tags: &t [*t]")).contains("has an anchor or an alias");
    }

    @Test
    void aFileThatIsNestedTooDeepOrTooLargeIsRefused() {
        assertThat(problems(HEAD + "tags: " + "[".repeat(100_000))).contains("nested more than");
        assertThat(problems("#".repeat(300 * 1024))).contains("larger than 256 KB");
    }

    @Test
    void thousandsOfMistakesMakeAMessageThatCanStillBeRead() {
        String told = problems(HEAD + "x: 1\n".repeat(1) + "tags: [" + "[], ".repeat(2000) + "a]\n");
        assertThat(told.lines().count()).isLessThan(60);
        assertThat(told).contains("and 1951 more");
    }

    @Test
    void aHeaderThatIsNamedTwiceIsRefusedWhateverItsCase() throws OperationFailed {
        String site = HEAD + """
                sites:
                  - name: a
                    url: "https://b.org"
                    expect:
                      headers:
                        Cache-Control:
                        %s: private
                """;
        for (String second : List.of("Cache-Control", "cache-control")) {
            assertThat(problems(site.formatted(second)))
                    .contains(
                            "f.yaml:10: sites.expect.headers." + second + " stands here twice; the first is on line 9");
        }
        String before = site.formatted("cache-control");
        assertThat(ProfileFile.stored(before, "stored")
                        .sites()
                        .getFirst()
                        .expect()
                        .headers())
                .as("what was taken before this was asked stays readable")
                .containsExactly(Map.entry("Cache-Control", ""), Map.entry("cache-control", "private"));
    }

    @Test
    void twoServersOfOneNameInAFileAreRefused() {
        String other = HEAD.replace("server: a", "server: ' A '");
        assertThat(problems(HEAD + "---\n" + other))
                .contains("f.yaml:5: server stands here twice; the first is on line 1");
    }

    private static String problems(String text) {
        OperationFailed failed = Objects.requireNonNull(
                catchThrowableOfType(OperationFailed.class, () -> ProfileFile.read(text, "f.yaml")));
        assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
        assertThat(failed.next()).isNotBlank();
        return Objects.requireNonNull(failed.cameBack());
    }
}
