package dev.handrail.site.webserver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which virtual hosts Apache says that it has, and finds them in their files. */
final class ApacheHosts {
    private static final Pattern ALONE = Pattern.compile("\\S*:(\\d+|\\*)\\s+(\\S+) \\((.+):(\\d+)\\)");
    private static final Pattern AMONG = Pattern.compile("port (\\d+|\\*) namevhost (\\S+) \\((.+):(\\d+)\\)");
    private static final Pattern ALIAS = Pattern.compile("(?:wild )?alias (\\S+)");

    private final List<Host> hosts = new ArrayList<>();

    /** @param line of the file, from one, where its tag stands */
    private record Host(String file, int line, Set<String> names, Set<Integer> ports, boolean standard) {}

    private ApacheHosts() {}

    /** The files that hold hosts, in the order in which they are told. */
    static List<String> files(String dump) {
        return read(dump).hosts.stream().map(Host::file).distinct().toList();
    }

    /** @param texts of those files, with a character a byte */
    static List<Block> blocks(String dump, Map<String, String> texts) {
        Map<List<Object>, Block> found = new HashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (Host host : read(dump).hosts) {
            String text = texts.get(host.file());
            int begin = text == null ? -1 : endOfLine(text, host.line());
            // A host of two addresses is told twice.
            if (begin >= 0 && text != null && !found.containsKey(List.of(host.file(), begin))) {
                int end = text.toLowerCase(Locale.ROOT).indexOf("</virtualhost", begin);
                Block block = new Block(
                        host.file(), begin, end < 0 ? text.length() : end, host.names(), host.ports(), host.standard());
                found.put(List.of(host.file(), begin), block);
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static ApacheHosts read(String dump) {
        ApacheHosts all = new ApacheHosts();
        Set<String> seen = new HashSet<>();
        for (String line : dump.lines().map(String::strip).toList()) {
            Matcher alone = ALONE.matcher(line);
            Matcher among = AMONG.matcher(line);
            Matcher alias = ALIAS.matcher(line);
            if (among.matches()) {
                all.add(among, seen.add(among.group(1)));
            } else if (alone.matches()) {
                all.add(alone, true);
            } else if (alias.matches() && !all.hosts.isEmpty()) {
                all.hosts.getLast().names().add(alias.group(1));
            }
        }
        return all;
    }

    /** The first of a port answers for names that no other has. */
    private void add(Matcher told, boolean first) {
        Set<Integer> ports = new HashSet<>();
        if (!told.group(1).equals("*")) {
            ports.add(Integer.valueOf(told.group(1)));
        }
        Set<String> names = new HashSet<>(Set.of(told.group(2)));
        hosts.add(new Host(told.group(3), Integer.parseInt(told.group(4)), names, ports, first));
    }

    /** Where that line ends, or -1 where there are fewer. */
    private static int endOfLine(String text, int line) {
        int end = -1;
        for (int i = 0; i < line; i++) {
            end = text.indexOf('\n', end + 1);
            if (end < 0) {
                return -1;
            }
        }
        return end;
    }
}
