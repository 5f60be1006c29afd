package dev.handrail.desktop.maintenance;

import dev.handrail.site.PageText;
import dev.handrail.site.SiteLook;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** What a visitor read on the page that says most: of the first site that is not well, or of the first. */
record SeenPage(String title, String text) {
    static Optional<SeenPage> of(List<SiteLook> looks) {
        return looks.stream()
                .filter(look -> !look.ok())
                .findFirst()
                .or(() -> looks.stream().findFirst())
                .map(SeenPage::of);
    }

    private static SeenPage of(SiteLook look) {
        PageText page = look.seen().map(PageText::of).orElseGet(() -> new PageText("", look.why(), ""));
        return new SeenPage(
                page.title().isEmpty() ? look.site().name() : page.title(),
                page.text().isEmpty() ? Words.of("sites.page.empty") : page.text());
    }
}
