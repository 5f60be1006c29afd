package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import org.junit.jupiter.api.Test;

/** What a profile leaves to be filled in, in the words that everybody hears who keeps or tries it. */
class GapsTest {
    @Test
    void allOfThemStandInOneSentenceWithTheirPlaces() throws OperationFailed {
        Server open = server("""
                encryption: { age: [age1…a, age1…b] }
                destinations:
                  - { name: cloud, s3: { bucket: b, endpoint: "https://…" } }
                sites:
                  - { name: public, url: "https://…" }
                contacts:
                  - { role: Vicar, phone: "…" }
                """);
        String words = Gaps.words(open).orElseThrow();
        assertThat(words)
                .isEqualTo("Open still waits for: destinations.cloud.s3.endpoint: https://…;"
                        + " encryption.age: age1…a; encryption.age: age1…b; sites.public.url: https://…;"
                        + " contacts.Vicar.phone: …");
        assertThat(Gaps.checks(open)).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text()).isEqualTo(words);
            assertThat(check.advice()).isNotBlank();
        });
        Saying work = new Saying();
        Gaps.say(open, work);
        assertThat(work.lines()).containsExactly(words);
    }

    @Test
    void whereAllIsFilledInNothingIsSaid() throws OperationFailed {
        Server whole = server("tags: [\"a…b\"]\nfiles: [{ name: a, directory: \"/srv/a…b\" }]\n");
        assertThat(Gaps.words(whole)).isEmpty();
        assertThat(Gaps.checks(whole)).isEmpty();
        Saying work = new Saying();
        Gaps.say(whole, work);
        assertThat(work.lines()).isEmpty();
    }

    private static Server server(String more) throws OperationFailed {
        return ProfileFile.read("server: Open\nenvironment: test\naccess: this-computer\n" + more, "open.yaml")
                .getFirst();
    }
}
