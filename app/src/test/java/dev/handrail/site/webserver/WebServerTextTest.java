package dev.handrail.site.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where sites stand in the files of web servers, as people write them. */
class WebServerTextTest {
    private static List<Block> nginx(String text) {
        return NginxText.blocks("f", text);
    }

    @Test
    void nginxServerBlocksAreFoundWhateverStandsAroundThem() {
        String text = """
                # server { in a comment }
                upstream app { server 127.0.0.1:3000; }
                map $http_upgrade $x { default "server {"; ~^a{2}$ b; }
                server {
                    listen 80 default_server;
                    listen [::]:8080 ssl;
                    server_name www.example.org ".example.net";
                    location / { set $y "${x}}"; proxy_pass http://app; }
                }
                http { server { # here
                    server_name a.example; } }
                stream { server { listen 12345; proxy_pass app; } }
                """;
        List<Block> blocks = nginx(text);

        assertThat(blocks).hasSize(2);
        assertThat(blocks.getFirst().names()).containsExactlyInAnyOrder("www.example.org", ".example.net");
        assertThat(blocks.getFirst().ports()).containsExactlyInAnyOrder(80, 8080);
        assertThat(blocks.getFirst().standard()).isTrue();
        assertThat(text.substring(blocks.getFirst().begin())).startsWith("\n    listen 80");
        assertThat(text.substring(blocks.getFirst().end())).startsWith("}\nhttp");
        assertThat(text.substring(blocks.getLast().begin()))
                .as("what is said of it stays on its line")
                .startsWith("\n    server_name a.example");
    }

    @Test
    void aFileThatIsCutShortHoldsNoBlockThatIsNotClosed() {
        assertThat(nginx("server { listen 80; server_name a")).isEmpty();
        assertThat(nginx("server { listen \"80")).isEmpty();
        assertThat(nginx("} } server_name x; {")).isEmpty();
        assertThat(nginx("set ${a")).isEmpty();
    }

    @Test
    void aSiteIsInTheBlocksOfItsNameElseInThoseForWhoeverComes() {
        List<Block> blocks = nginx("""
                server { listen 80; server_name example.org; return 301 https://example.org$request_uri; }
                server { listen 443 ssl; server_name example.org *.example.com; }
                server { listen 80 default_server; server_name _; }
                server { listen 8080; server_name odd; }
                """);

        assertThat(named(blocks, "https://example.org/")).containsExactly(0, 1);
        assertThat(named(blocks, "https://www.example.com/")).containsExactly(1);
        assertThat(named(blocks, "https://elsewhere.org/")).containsExactly(2);
        assertThat(named(blocks, "http://192.0.2.1:8080/"))
                .as("the only one there")
                .containsExactly(3);
        assertThat(named(blocks, "http://192.0.2.1:9999/")).isEmpty();
    }

    private static List<Integer> named(List<Block> blocks, String site) {
        return Block.of(blocks, List.of(URI.create(site))).stream()
                .map(blocks::indexOf)
                .toList();
    }

    @Test
    void apacheTellsItsHostsWithTheirLines() {
        String dump = """
                VirtualHost configuration:
                *:80                   is a NameVirtualHost
                         default server a.example (/etc/a.conf:1)
                         port 80 namevhost a.example (/etc/a.conf:1)
                                 alias www.a.example
                         port 80 namevhost b.example (/etc/b.conf:2)
                                 wild alias *.b.example
                *:443                  a.example (/etc/a.conf:3)
                ServerRoot: "/etc/apache2"
                """;
        Map<String, String> texts = Map.of(
                "/etc/a.conf", "<VirtualHost *:80>\n</VirtualHost>\n<VirtualHost *:443>\n</VirtualHost>\n",
                "/etc/b.conf", "# b\n<VirtualHost *:80>\n");

        assertThat(ApacheHosts.files(dump)).containsExactly("/etc/a.conf", "/etc/b.conf");
        assertThat(ApacheHosts.blocks(dump, texts))
                .containsExactly(
                        new Block("/etc/a.conf", 18, 19, Set.of("a.example", "www.a.example"), Set.of(80), true),
                        new Block("/etc/b.conf", 22, 23, Set.of("b.example", "*.b.example"), Set.of(80), false),
                        new Block("/etc/a.conf", 53, 54, Set.of("a.example"), Set.of(443), true));
    }

    @Test
    void caddyHasSitesSnippetsOptionsAndImports() {
        String text = """
                {
                \temail office@example.org
                }
                (common) {
                \tencode gzip
                }
                import sites/*
                example.org,
                https://www.example.org:8443 { # both
                \timport common
                \thandle /x/* {
                \t\trespond {http.request.uri}
                \t}
                }
                :8080 {
                }
                """;
        CaddyText read = CaddyText.read("f", text);

        assertThat(read.imports()).containsExactly("sites/*");
        assertThat(read.blocks()).hasSize(2);
        assertThat(read.blocks().getFirst().names()).containsExactlyInAnyOrder("example.org", "www.example.org");
        assertThat(read.blocks().getFirst().ports()).containsExactlyInAnyOrder(80, 443, 8443);
        assertThat(text.substring(read.blocks().getFirst().begin())).startsWith("\n\timport common");
        assertThat(read.blocks().getLast().standard()).isTrue();
    }

    @Test
    void aCaddyfileWithoutBracesIsOneSite() {
        String text = "example.org\n\nreverse_proxy localhost:3000 {\n\tlb_policy first\n}\n";
        Block block = CaddyText.read("f", text).blocks().getFirst();

        assertThat(block.names()).containsExactly("example.org");
        assertThat(text.substring(block.begin())).startsWith("\n\nreverse_proxy");
    }
}
