package dev.handrail.site.maintenance;

import dev.handrail.server.Site;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sees whether style sheets, scripts and images are still served while a page is up: those of the page itself, and the site's own. */
record PageFiles(Outside outside) {
    private static final int AT_MOST = 3;

    private static final Pattern LINKED = Pattern.compile(
            "\\b(?:href|src)\\s*=\\s*[\"']?([^\"'\\s<>?#]{1,500}\\.(?:css|js|mjs|png|jpe?g|gif|svg|webp|ico|woff2?)(?:\\?[^\"'\\s<>#]{0,300})?)",
            Pattern.CASE_INSENSITIVE);

    /**
     * What there is to say of them.
     *
     * @param before what was seen without the page
     * @param shown what is seen of it now
     */
    List<String> told(List<Seen> before, List<Seen> shown) throws OperationFailed {
        List<String> told = new ArrayList<>();
        for (Seen file : outside.files(linked(shown.stream().filter(Seen::answered)))) {
            if (!file.served()) {
                told.add(Words.of("switching.files.lacking", file.address(), SeenWords.of(file)));
            }
        }
        for (Seen file : outside.files(linked(before.stream().filter(Seen::open)))) {
            told.add(Words.of(
                    file.served() ? "switching.files.served" : "switching.files.closed",
                    file.address(),
                    SeenWords.of(file)));
        }
        return told;
    }

    /** Some of those that lie on each site itself. */
    private static Map<Site, Set<URI>> linked(Stream<Seen> pages) {
        Map<Site, Set<URI>> all = new LinkedHashMap<>();
        pages.forEach(page ->
                all.computeIfAbsent(page.site(), site -> new LinkedHashSet<>()).addAll(linked(page)));
        return all;
    }

    static List<URI> linked(Seen page) {
        Set<URI> files = new LinkedHashSet<>();
        Matcher found = LINKED.matcher(page.body());
        while (found.find() && files.size() < AT_MOST) {
            whole(page.address(), found.group(1))
                    .filter(file ->
                            Objects.equals(file.getAuthority(), page.address().getAuthority()))
                    .ifPresent(files::add);
        }
        return List.copyOf(files);
    }

    private static Optional<URI> whole(URI page, String link) {
        try {
            URI folder = page.getRawPath().isEmpty() ? page.resolve("/") : page;
            return Optional.of(folder.resolve(link.replace("&amp;", "&")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
