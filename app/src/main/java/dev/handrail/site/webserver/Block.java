package dev.handrail.site.webserver;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The place in a file of a web server's configuration where what counts for some names and ports stands.
 *
 * @param begin the byte behind which its content begins
 * @param end the byte where that ends
 * @param names whose site it is; none for whoever comes
 * @param standard whether it also answers for names that no other block has
 */
public record Block(String file, int begin, int end, Set<String> names, Set<Integer> ports, boolean standard) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public Block {
        names = Set.copyOf(names);
        ports = Set.copyOf(ports);
    }

    /** As a person finds it. */
    public String called() {
        String who = names.isEmpty()
                ? ports.stream().sorted().map(port -> ":" + port).toList().toString()
                : names.stream().sorted().toList().toString();
        return file + " " + who;
    }

    /** Where a line can be put in behind a brace: after what is said of it on its own line, if that is all that follows. */
    static int behind(String text, int brace) {
        int at = brace;
        while (at < text.length() && " \t\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at : brace;
    }

    /** Those that show these sites to visitors, also where they come by another of the usual ports. */
    public static List<Block> of(List<Block> all, List<URI> sites) {
        Set<Block> chosen = new LinkedHashSet<>();
        for (URI site : sites) {
            String host = String.valueOf(site.getHost()).toLowerCase(Locale.ROOT);
            List<Block> found =
                    all.stream().filter(block -> block.isNamed(host)).toList();
            chosen.addAll(found.isEmpty() ? byPort(all, site) : found);
        }
        return new ArrayList<>(chosen);
    }

    private static List<Block> byPort(List<Block> all, URI site) {
        Set<Integer> ports = site.getPort() >= 0 ? Set.of(site.getPort()) : Set.of(HTTP, HTTPS);
        List<Block> there = all.stream()
                .filter(block -> block.ports().stream().anyMatch(ports::contains))
                .toList();
        List<Block> standard = there.stream().filter(Block::standard).toList();
        // With one block only, it answers whatever it is called.
        return standard.isEmpty() && there.size() == 1 ? there : standard;
    }

    private boolean isNamed(String host) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(host)
                        || name.startsWith("*.") && host.endsWith(name.substring(1))
                        || name.startsWith(".") && (host.endsWith(name) || host.equals(name.substring(1))));
    }
}
