package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import org.junit.jupiter.api.Test;

class PartTest {
    private static final String HEAD = """
            server: Parish office
            environment: production
            access:
              ssh: { host: example.org, user: deploy }
            """;
    private static final String WHOLE = HEAD + """
            template: laravel
            tags: [parish, php]
            databases:
              - { name: chms, engine: postgresql, user: chms, password: vault }
            files:
              - { name: uploads, directory: /var/www/uploads }
            scripts:
              - { name: own-backup, command: [/home/deploy/backup.sh], produces: /home/deploy/*.dump }
            destinations:
              - { name: there, server-folder: /var/backups }
            encryption: { age: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p] }
            logs:
              - { name: web, journal: nginx }
            sites:
              - { name: public, url: "https://chms.example.org" }
            switch: { kind: artisan, directory: /var/www/backend }
            contacts:
              - { role: Hosting, name: ticket portal }
              - { role: Hosting, phone: "+44 20 7946 0000" }
            """;

    @Test
    void everythingThatNoFieldShowsIsListed() throws OperationFailed {
        assertThat(Part.beside(server(WHOLE))).containsExactly("Template: laravel", "Tags: parish, php");
    }

    @Test
    void aServerWithNothingMoreListsNothing() throws OperationFailed {
        assertThat(Part.beside(server(HEAD))).isEmpty();
    }

    @Test
    void whatIsAddedChangedAndGoneIsToldPartByPart() throws OperationFailed {
        String after = WHOLE.replace("environment: production", "environment: staging")
                .replace("name: uploads", "name: pictures")
                .replace("journal: nginx", "journal: apache2")
                .replace("kind: artisan, directory: /var/www/backend", "kind: artisan, directory: /srv/backend");

        assertThat(Part.changes(server(WHOLE), server(after)))
                .containsExactly(
                        "For: Staging is added, Production goes",
                        "Files: pictures is added, uploads goes",
                        "Logs: web changes",
                        "Maintenance switch: artisan changes");
    }

    @Test
    void anotherUserOfTheSameServerIsAChange() throws OperationFailed {
        assertThat(Part.changes(server(HEAD), server(HEAD.replace("user: deploy", "user: root"))))
                .containsExactly("Access: root@example.org is added, deploy@example.org goes");
    }

    @Test
    void howItIsPackedMirroredAndReadCountsToo() throws OperationFailed {
        String after = WHOLE.replace(
                "encryption: { age: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p] }", """
                encryption: { passphrase: vault }
                backups: { compress: gzip }
                repositories:
                  - { name: code, directory: /srv/git }
                """);

        assertThat(Part.changes(server(WHOLE), server(after)))
                .containsExactly(
                        "Encryption: a passphrase is added,"
                                + " age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p goes",
                        "Git repositories: code is added",
                        "How it is packed: otherwise than usual is added");
    }

    @Test
    void anotherOrderIsSaidToBeOne() throws OperationFailed {
        assertThat(Part.changes(server(WHOLE), server(WHOLE.replace("[parish, php]", "[php, parish]"))))
                .containsExactly("The order changes, nothing else");
    }

    @Test
    void betweenEqualsNothingChanges() throws OperationFailed {
        assertThat(Part.changes(server(WHOLE), server(WHOLE))).isEmpty();
    }

    private static Server server(String profile) throws OperationFailed {
        return ProfileFile.read(profile, "parish.yaml").getFirst();
    }
}
