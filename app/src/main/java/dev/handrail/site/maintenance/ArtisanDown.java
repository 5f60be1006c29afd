package dev.handrail.site.maintenance;

import dev.handrail.server.LaravelDown;
import dev.handrail.server.Switch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What artisan down is told, of which each version of Laravel knows a part and refuses the rest. */
record ArtisanDown(Switch.Artisan artisan, int version) {
    /** From here on it knows no message, but a way past the page for who knows a word. */
    private static final int WITH_SECRET = 8;
    /** From here on it makes up that word itself, where it is told to. */
    private static final int MAKES_SECRET = 10;

    private static final int RETRY_SECONDS = 60;

    boolean hasSecret() {
        return version >= WITH_SECRET;
    }

    boolean makesSecret() {
        return artisan.more().withSecret() && version >= MAKES_SECRET;
    }

    /**
     * The words after artisan.
     *
     * @param word leads past the page
     * @param fresh whether nobody has such a word yet
     */
    List<String> words(Notice notice, String word, boolean fresh) {
        List<String> words = new ArrayList<>(List.of("down"));
        words.add("--retry=" + (artisan.retry() == null ? RETRY_SECONDS : artisan.retry()));
        if (hasSecret()) {
            words.add(makesSecret() && fresh ? "--with-secret" : "--secret=" + word);
            words.addAll(late());
        } else {
            if (notice.reason() != null) {
                words.add("--message=" + notice.reason());
            }
            artisan.more().allow().forEach(address -> words.add("--allow=" + address));
        }
        return words;
    }

    /** What the profile names and this version would refuse: it is left away. */
    List<String> unknown() {
        List<String> all = new ArrayList<>();
        if (!hasSecret()) {
            late().forEach(option -> all.add(option.substring(2, option.indexOf('='))));
        } else if (!artisan.more().allow().isEmpty()) {
            all.add("allow");
        }
        if (artisan.more().withSecret() && !makesSecret()) {
            all.add("with-secret");
        }
        return all;
    }

    /** Those with a value that came with the word. */
    private List<String> late() {
        LaravelDown more = artisan.more();
        List<String> all = new ArrayList<>();
        option(all, "render", more.render());
        option(all, "refresh", more.refresh());
        option(all, "redirect", more.redirect());
        option(all, "status", more.status());
        return all;
    }

    private static void option(List<String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.add("--" + name + "=" + value);
        }
    }
}
