package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Arguments;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person says of the web server is taken as it is meant, and refused where it means nothing. */
class RuleWishTest {
    private static RuleWish wish(String name, String value) throws OperationFailed {
        return RuleWish.of(new Arguments(Map.of(name, List.of(value))));
    }

    @Test
    void nothingSaidIsFoundOut() throws OperationFailed {
        assertThat(RuleWish.of(new Arguments(Map.of()))).isEqualTo(new RuleWish(null, null, null));
    }

    @ParameterizedTest
    @EnumSource(WebServer.class)
    void eachKindHasItsWord(WebServer kind) throws OperationFailed {
        assertThat(wish("--web-server", kind.word()).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iis", "NGINX", "", "nginx "})
    void anotherKindIsRefusedWithThoseThatThereAre(String word) {
        assertThatThrownBy(() -> wish("--web-server", word)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE);
            assertThat(e.next()).contains("nginx", "apache", "caddy");
        });
    }

    @ParameterizedTest
    @CsvSource({"--config, /etc/nginx/nginx.conf", "--into, /etc/nginx/sites-enabled/it's ours"})
    void aFileIsNamedFromTheRoot(String name, String path) throws OperationFailed {
        RuleWish wish = wish(name, path);
        assertThat(name.equals("--config") ? wish.config() : wish.into()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"--config, nginx.conf", "--config, ~/nginx.conf", "--into, ../site", "--into, ''"})
    void aFileOfWhoKnowsWhereIsRefused(String name, String path) {
        assertThatThrownBy(() -> wish(name, path)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.tried()).contains(name);
            assertThat(e.next()).isNotBlank();
        });
    }
}
