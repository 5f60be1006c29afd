package dev.handrail.site.maintenance;

import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A language in which the page can be written. */
enum Tongue {
    ENGLISH("en", "switching.page.en.title", "switching.page.en.text", "switching.page.en.until"),
    FINNISH("fi", "switching.page.fi.title", "switching.page.fi.text", "switching.page.fi.until"),
    SWEDISH("sv", "switching.page.sv.title", "switching.page.sv.text", "switching.page.sv.until"),
    GERMAN("de", "switching.page.de.title", "switching.page.de.text", "switching.page.de.until"),
    FRENCH("fr", "switching.page.fr.title", "switching.page.fr.text", "switching.page.fr.until");

    private final String tag;
    private final String title;
    private final String text;
    private final String until;

    Tongue(String tag, String title, String text, String until) {
        this.tag = tag;
        this.title = title;
        this.text = text;
        this.until = until;
    }

    /** Those of a site that are known here, first the one that it speaks itself; English stands by. */
    static List<Tongue> of(List<String> tags) {
        List<String> wanted = tags.stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .distinct()
                .toList();
        List<Tongue> known = new ArrayList<>();
        for (String language : wanted) {
            Arrays.stream(values()).filter(one -> one.tag.equals(language)).forEach(known::add);
        }
        if (!known.contains(ENGLISH)) {
            known.add(ENGLISH);
        }
        return List.copyOf(known);
    }

    String tag() {
        return tag;
    }

    /** How times are written: in English the day comes first, as in all the others. */
    Locale locale() {
        return this == ENGLISH ? Locale.UK : Locale.forLanguageTag(tag);
    }

    String title() {
        return Words.of(title);
    }

    String text() {
        return Words.of(text);
    }

    String until(String when) {
        return Words.of(until, when);
    }
}
