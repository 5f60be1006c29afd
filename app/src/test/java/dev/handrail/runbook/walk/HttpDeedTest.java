package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.operation.Saying;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Variable;
import dev.handrail.runbook.landing.Value;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An address that a runbook asks for. */
class HttpDeedTest {
    private static LocalSite site;

    @BeforeAll
    static void open() throws Exception {
        site = LocalSite.plain(asked -> switch (asked.getRequestURI().getPath()) {
            case "/asked" -> Reply.page(asked.getRequestURI().getRawQuery());
            case "/old" -> Reply.to(302, "/");
            case "/down" -> Reply.page("closed").with(503);
            case "/echo" ->
                Reply.page(asked.getRequestMethod() + " "
                        + asked.getRequestHeaders().getFirst("X-Who") + " "
                        + asked.getRequestHeaders().getFirst("Content-Type") + " "
                        + new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            case "/in" ->
                Reply.page(
                        asked.getRequestHeaders().getFirst("Authorization").equals("Bearer opensesame") ? "in" : "out");
            default -> Reply.page(asked.getRequestMethod() + " welcome");
        });
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Verdict run(String line, Map<String, String> attributes) throws OperationFailed {
        Fence fence = new Fence(Fence.Kind.HTTP, "http", line, new Attributes(attributes), false, 1);
        return new HttpDeed(new Visitor(), fence, new Values(Map.of())).run(new Saying());
    }

    private static OperationFailed failure(String line, Map<String, String> attributes) {
        return catchThrowableOfType(OperationFailed.class, () -> run(line, attributes));
    }

    private static String at(String path) {
        return site.url("127.0.0.1", path).toString();
    }

    @Test
    void whatIsAnsweredIsHeldAgainstWhatIsExpected() throws Exception {
        assertThat(run(at("/"), Map.of("contains", "welcome")).output()).isEqualTo("GET welcome");
        assertThat(run("POST " + at("/"), Map.of()).output()).isEqualTo("POST welcome");
        assertThat(run("HEAD " + at("/"), Map.of()).output()).isEmpty();
        assertThat(run(at("/down"), Map.of("status", "503")).output()).isEqualTo("closed");
        assertThat(failure(at("/down"), Map.of()).cameBack()).contains("503");
        assertThat(failure(at("/"), Map.of("contains", "goodbye")).kind()).isEqualTo(OperationFailed.Kind.REFUSED);
    }

    @Test
    void headersAndWhatIsSentArriveAndStandInThePlan() throws Exception {
        String text = "PUT " + at("/echo") + "\nX-Who: ${who}\n\n{\"who\": \"${who}\"}";
        Fence fence = new Fence(Fence.Kind.HTTP, "http", text, new Attributes(Map.of("name", "Ask it")), false, 1);
        Values values = new Values(Map.of("who", new Value(Variable.Type.TEXT, "it's \"me\"")));
        HttpDeed deed = new HttpDeed(new Visitor(), fence, values);
        assertThat(deed.run(new Saying()).output())
                .isEqualTo("PUT it's \"me\" application/json {\"who\": \"it's \\\"me\\\"\"}");
        assertThat(deed.shown().command()).endsWith("X-Who: it's \"me\"\n\n{\"who\": \"it's \\\"me\\\"\"}");
        assertThat(deed.shown().text()).isEqualTo("Ask it");
        assertThat(failure("GET " + at("/echo") + "\nnonsense", Map.of()).kind())
                .isEqualTo(OperationFailed.Kind.USAGE);
    }

    @Test
    void whatLetsOneInIsSentButNotShown() throws Exception {
        List<String> names = List.of(
                "Authorization", "proxy-authorization", "Cookie", "X-Api-Key", "X-TOKEN", "My-Secret", "password");
        String text = "GET " + at("/in") + "\n"
                + names.stream().map(name -> name + ": Bearer ${word}\n").collect(Collectors.joining()) + "X-Who: me";
        Fence fence = new Fence(Fence.Kind.HTTP, "http", text, new Attributes(Map.of()), false, 1);
        Values values = new Values(Map.of("word", new Value(Variable.Type.TEXT, "opensesame")));
        HttpDeed deed = new HttpDeed(new Visitor(), fence, values);
        Saying saying = new Saying();
        assertThat(deed.run(saying).output()).isEqualTo("in");
        assertThat(String.valueOf(deed.shown().command()))
                .doesNotContain("opensesame")
                .endsWith("X-Who: me");
        for (String name : names) {
            assertThat(deed.shown().command()).contains(name + ": " + Work.HIDDEN + "\n");
        }
        assertThat(saying.lines()).noneMatch(line -> line.contains("opensesame"));
    }

    @Test
    void whatLetsOneInByTheAddressIsSentButNeitherShownNorTold() throws Exception {
        Values values = new Values(Map.of("word", new Value(Variable.Type.TEXT, "opensesame")));
        for (String address : List.of(
                at("/asked") + "?page=2&token=${word}",
                at("/down") + "?token=${word}&page=2",
                "http://127.0.0.1:1/?page=2&token=${word}",
                "ftp://127.0.0.1/?page=2&token=opensesame")) {
            Fence fence = new Fence(Fence.Kind.HTTP, "http", address, new Attributes(Map.of()), false, 1);
            HttpDeed deed = new HttpDeed(new Visitor(), fence, values);
            Saying saying = new Saying();
            Throwable failure =
                    catchThrowable(() -> assertThat(deed.run(saying).output()).isEqualTo("page=2&token=opensesame"));
            assertThat(String.valueOf(deed.shown().command()))
                    .contains("token=" + Work.HIDDEN, "page=2")
                    .doesNotContain("opensesame");
            assertThat(saying.lines()).noneMatch(line -> line.contains("opensesame"));
            assertThat(failure instanceof OperationFailed).as(address).isEqualTo(!address.contains("/asked"));
            assertThat(String.valueOf(failure)).as(address).doesNotContain("opensesame");
        }
    }

    @Test
    void aStatusCanBeAWarningOnly() throws Exception {
        assertThat(run(at("/down"), Map.of("warning", "503"))).isEqualTo(new Verdict(true, "closed"));
        assertThat(run(at("/"), Map.of("warning", "503")).warning()).isFalse();
        assertThat(failure(at("/old"), Map.of("warning", "503")).cameBack()).contains("302");
    }

    @Test
    void anAddressIsNotToldByAnotherThatItLeadsTo() throws Exception {
        assertThat(failure(at("/old"), Map.of()).cameBack()).contains("302");
        assertThat(run(at("/old"), Map.of("status", "302")).output()).isEmpty();
    }

    @Test
    void whyNothingCameIsSaidAsForAnyVisitor() {
        OperationFailed refused = failure("http://127.0.0.1:1/", Map.of());
        assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
        assertThat(refused.cameBack()).contains("nothing takes connections there");
        assertThat(refused.next()).isNotBlank();
        for (String address : new String[] {"ftp://127.0.0.1/", "here", "http://a b/", ""}) {
            assertThat(failure(address, Map.of()).kind()).as(address).isEqualTo(OperationFailed.Kind.USAGE);
        }
    }
}
