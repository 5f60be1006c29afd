package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.site.SiteLook;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;

/** What the server itself answers for a site, past names and pages. */
public record DirectRow(String name, String way, Light light, String words, String why, String took) {
    static DirectRow of(SiteLook look) {
        String state = Words.of(look.state().key());
        return new DirectRow(
                look.site().name(),
                look.way(),
                SiteRow.light(look.state()),
                look.status()
                        .map(status -> Words.of("sites.site.state", state, status))
                        .orElse(state),
                look.why(),
                Amounts.duration(Duration.ofMillis(look.millis())));
    }
}
