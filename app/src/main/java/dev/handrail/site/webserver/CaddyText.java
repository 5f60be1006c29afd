package dev.handrail.site.webserver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the sites in a Caddyfile, and what it imports beside them. */
final class CaddyText {
    private static final Pattern ADDRESS = Pattern.compile("(?:(https?)://)?([^:/]*)(?::(\\d+))?(?:/.*)?");
    private static final Pattern OPENS = Pattern.compile("(?:^|\\s)(\\{)\\s*(?:#.*)?$");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final String file;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> imports = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private int depth;
    private int begin;
    private boolean wide;
    private @Nullable Integer bare;

    private CaddyText(String file) {
        this.file = file;
    }

    /** @param text with a character a byte, so that places in it are places in the file */
    static CaddyText read(String file, String text) {
        CaddyText reading = new CaddyText(file);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            reading.line(text.substring(at, end), at, end);
            at = end + 1;
        }
        if (reading.bare != null && reading.blocks.isEmpty()) {
            // Without braces all of the file is one site.
            reading.add(reading.bare, text.length());
        }
        return reading;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** The patterns of files that are read as if they stood here. */
    List<String> imports() {
        return imports;
    }

    private void line(String line, int start, int end) {
        List<String> words = words(line);
        if (words.isEmpty()) {
            return;
        }
        boolean opens = words.getLast().equals("{");
        if (depth == 0) {
            outside(words, opens, line, start, end);
        } else if (words.getFirst().equals("}")) {
            depth--;
            if (depth == 0 && wide) {
                add(begin, start);
            }
        }
        if (opens) {
            depth++;
        }
    }

    private void outside(List<String> words, boolean opens, String line, int start, int end) {
        if (words.getFirst().equals("import") && !opens && words.size() > 1) {
            imports.add(words.get(1));
            return;
        }
        if (bare != null) {
            return;
        }
        boolean goesOn = !heads.isEmpty() && heads.getLast().endsWith(",");
        if (!goesOn) {
            heads.clear();
        }
        heads.addAll(opens ? words.subList(0, words.size() - 1) : words);
        if (opens) {
            Matcher brace = OPENS.matcher(line);
            begin = brace.find() ? start + Block.behind(line, brace.end(1)) : end;
            // Neither a snippet nor the options of the program.
            wide = !heads.isEmpty() && !heads.getFirst().startsWith("(");
        } else if (!heads.getLast().endsWith(",")) {
            bare = end;
        }
    }

    private void add(int from, int to) {
        Set<String> names = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (String head : heads) {
            Matcher address = ADDRESS.matcher(head.replaceAll(",$", ""));
            if (!address.matches()) {
                continue;
            }
            if (!address.group(2).isEmpty()) {
                names.add(address.group(2));
            }
            if (address.group(3) != null) {
                ports.add(Integer.valueOf(address.group(3)));
            } else if (address.group(1) == null) {
                ports.addAll(Set.of(HTTP, HTTPS));
            } else {
                ports.add(address.group(1).equals("http") ? HTTP : HTTPS);
            }
        }
        blocks.add(new Block(file, from, to, names, ports, names.isEmpty()));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.strip().split("\\s+", -1)) {
            if (word.startsWith("#")) {
                break;
            }
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
